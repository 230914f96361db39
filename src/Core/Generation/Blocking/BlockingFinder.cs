using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Optimizer.Core.Source;

namespace Optimizer.Core.Generation.Blocking;

/// <summary>Finds where a function's methods wait on their thread.</summary>
internal static class BlockingFinder
{
    private static readonly HashSet<string> Spaces = new(StringComparer.Ordinal) { "System.IO", "System.Net.Http", "System.Data.Common" };

    private static readonly HashSet<string> InMemory = new(StringComparer.Ordinal) { "MemoryStream", "StringReader", "StringWriter", "UnmanagedMemoryStream" };

    /// <summary>In the order of the text; also those that cannot be rewritten.</summary>
    public static IReadOnlyList<BlockingCall> Find(FunctionSource source)
    {
        var model = source.Compilation.GetSemanticModel(source.Declaration.SyntaxTree);
        return
        [
            .. source.Declaration.Members.OfType<MethodDeclarationSyntax>().SelectMany(m => m.DescendantNodes())
                .OfType<ExpressionSyntax>().Select(e => Of(e, model)).OfType<BlockingCall>(),
        ];
    }

    private static BlockingCall? Of(ExpressionSyntax expression, SemanticModel model) => expression switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result" } result => Result(result, model),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call => Call(call, access, model),
        _ => null,
    };

    private static BlockingCall? Result(MemberAccessExpressionSyntax result, SemanticModel model)
    {
        if (model.GetSymbolInfo(result).Symbol is not IPropertySymbol || IsEnded(result.Expression)) return null;
        return TaskName(model.GetTypeInfo(result.Expression).Type) switch
        {
            "Task" => new BlockingCall(result, BlockingKind.TaskResult, result.Expression, null),
            "ValueTask" => new BlockingCall(result, BlockingKind.GetResult, result.Expression, null),
            _ => null,
        };
    }

    /// <summary>A task that another await has seen the end of does not block.</summary>
    private static bool IsEnded(ExpressionSyntax task)
    {
        if (task is ParenthesizedExpressionSyntax { Expression: AwaitExpressionSyntax }) return true;
        if (task is not IdentifierNameSyntax name) return false;
        return task.Ancestors().OfType<MethodDeclarationSyntax>().First().DescendantNodes().OfType<AwaitExpressionSyntax>()
            .Where(a => a.Span.End <= task.SpanStart)
            .Any(a => a.DescendantNodes().OfType<IdentifierNameSyntax>().Any(n => n.Identifier.ValueText == name.Identifier.ValueText));
    }

    private static BlockingCall? Call(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access, SemanticModel model)
    {
        if (model.GetSymbolInfo(call).Symbol is not IMethodSymbol method) return null;
        var owner = method.ContainingType.ToDisplayString();
        return method.Name switch
        {
            "Wait" when method.Parameters.Length == 0 && TaskName(method.ContainingType) == "Task" && !IsEnded(access.Expression) =>
                new BlockingCall(call, BlockingKind.TaskWait, access.Expression, null),
            "GetResult" when AwaiterOf(access.Expression, model) is { } task && !IsEnded(task) => new BlockingCall(call, BlockingKind.GetResult, task, null),
            "Sleep" when owner == "System.Threading.Thread" => new BlockingCall(call, BlockingKind.Sleep, null, null),
            _ when Twin(method, access, model) is { } twin => new BlockingCall(call, BlockingKind.Twin, null, twin),
            _ => null,
        };
    }

    private static ExpressionSyntax? AwaiterOf(ExpressionSyntax expression, SemanticModel model) =>
        expression is InvocationExpressionSyntax
        {
            ArgumentList.Arguments.Count: 0,
            Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetAwaiter" } awaiter,
        } && model.GetTypeInfo(awaiter.Expression).Type is { } type
            && (TaskName(type) is not null || type.Name is "ConfiguredTaskAwaitable" or "ConfiguredValueTaskAwaitable")
            ? awaiter.Expression : null;

    private static string? TaskName(ITypeSymbol? type) =>
        type?.ContainingNamespace?.ToDisplayString() == "System.Threading.Tasks" && type.Name is "Task" or "ValueTask" ? type.Name : null;

    /// <summary>The method of the same class, parameters and result that returns a task.</summary>
    private static IMethodSymbol? Twin(IMethodSymbol method, MemberAccessExpressionSyntax access, SemanticModel model)
    {
        if (method.Name is "Dispose" or "Close" or "Flush" || method.MethodKind != MethodKind.Ordinary) return null;
        if (!Spaces.Contains(method.ContainingNamespace.ToDisplayString())) return null;
        if (model.GetTypeInfo(access.Expression).Type is { } receiver && InMemory.Contains(receiver.Name)) return null;
        return TypeFacts.Chain(method.ContainingType).SelectMany(t => t.GetMembers(method.Name + "Async")).OfType<IMethodSymbol>()
            .Where(m => m.DeclaredAccessibility == Accessibility.Public && m.IsStatic == method.IsStatic && Fits(m, method))
            .MaxBy(m => m.Parameters.Length);
    }

    private static bool Fits(IMethodSymbol twin, IMethodSymbol method)
    {
        var more = twin.Parameters.Length - method.Parameters.Length;
        return more is 0 or 1
            && (more == 0 || twin.Parameters[^1].Type.Name == "CancellationToken")
            && method.Parameters.Zip(twin.Parameters).All(p =>
                p.First.RefKind == RefKind.None && SymbolEqualityComparer.Default.Equals(p.First.Type, p.Second.Type))
            && TaskName(twin.ReturnType) is not null
            && (twin.ReturnType is INamedTypeSymbol { TypeArguments: [var result] }
                ? SymbolEqualityComparer.Default.Equals(result, method.ReturnType)
                : method.ReturnsVoid);
    }
}
