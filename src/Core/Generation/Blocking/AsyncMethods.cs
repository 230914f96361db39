using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Optimizer.Core.Source;
using Optimizer.Runtime;

namespace Optimizer.Core.Generation.Blocking;

/// <summary>
/// Which of a function's methods can await: <c>InvokeAsync</c>, whatever is async already, and private helpers of which every
/// caller can await too.
/// </summary>
internal sealed class AsyncMethods
{
    private static readonly HashSet<string> BoundToThread = new(StringComparer.Ordinal)
    {
        "System.Threading.Monitor", "System.Threading.Mutex", "System.Threading.ReaderWriterLockSlim", "System.Threading.ReaderWriterLock",
        "System.Threading.SpinLock", "System.Threading.Lock", "System.Threading.ThreadLocal<T>",
    };

    private readonly FunctionSource source;
    private readonly SemanticModel model;
    private readonly List<MethodDeclarationSyntax> able;

    public AsyncMethods(FunctionSource source)
    {
        this.source = source;
        model = source.Compilation.GetSemanticModel(source.Declaration.SyntaxTree);
        able = [.. source.Declaration.Members.OfType<MethodDeclarationSyntax>().Where(CanAwait)];
        while (able.RemoveAll(m => IsHelper(m) && Uses(m).Any(u => !IsAwaitableCall(u))) > 0)
        {
        }
    }

    public SemanticModel Model => model;

    public IReadOnlyList<MethodDeclarationSyntax> Able => able;

    public static bool IsAsync(MethodDeclarationSyntax method) => method.Modifiers.Any(SyntaxKind.AsyncKeyword);

    /// <summary>A method that returns no task now: it and its calls change.</summary>
    public bool IsHelper(MethodDeclarationSyntax method) => !IsAsync(method) && !ReturnsTask(method);

    public bool ReturnsTask(MethodDeclarationSyntax method) =>
        model.GetTypeInfo(method.ReturnType).Type is { Name: "Task" } type && type.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks";

    /// <summary>The method in which an expression could be awaited; null where it could not.</summary>
    public MethodDeclarationSyntax? AwaiterOf(SyntaxNode expression)
    {
        foreach (var outer in expression.Ancestors())
        {
            if (outer is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or QueryExpressionSyntax or LockStatementSyntax
                or UnsafeStatementSyntax or FixedStatementSyntax or CatchFilterClauseSyntax) return null;
            if (outer is MethodDeclarationSyntax method) return able.Contains(method) ? method : null;
        }
        return null;
    }

    /// <summary>Every mention of a method but <c>nameof</c>.</summary>
    public IEnumerable<SimpleNameSyntax> Uses(MethodDeclarationSyntax method)
    {
        var symbol = model.GetDeclaredSymbol(method)!;
        return symbol.DeclaringSyntaxReferences.Length > 1
            ? []
            : source.Type.DeclaringSyntaxReferences.SelectMany(r => r.GetSyntax().DescendantNodes()).OfType<SimpleNameSyntax>()
                .Where(n => n.Identifier.ValueText == symbol.Name && Refers(n, symbol));
    }

    /// <summary>The call of which the name is the method; null where it is used otherwise.</summary>
    public static InvocationExpressionSyntax? CallOf(SimpleNameSyntax name)
    {
        ExpressionSyntax called = name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or IdentifierNameSyntax } access && access.Name == name
            ? access : name;
        return called.Parent is InvocationExpressionSyntax call && call.Expression == called ? call : null;
    }

    private bool Refers(SimpleNameSyntax name, IMethodSymbol method)
    {
        var at = source.Compilation.GetSemanticModel(name.SyntaxTree).GetSymbolInfo(name);
        return at.CandidateSymbols.Append(at.Symbol).Any(s => SymbolEqualityComparer.Default.Equals(s?.OriginalDefinition, method));
    }

    private bool IsAwaitableCall(SimpleNameSyntax use) =>
        use.SyntaxTree == source.Declaration.SyntaxTree && CallOf(use) is { } call && AwaiterOf(call) is not null;

    private bool CanAwait(MethodDeclarationSyntax method)
    {
        if (IsAsync(method)) return !IsBoundToThread(method);
        if (IsBoundToThread(method) || method.DescendantNodes().Any(n => n is YieldStatementSyntax)) return false;
        if (method.Modifiers.Any(m => m.Kind() is SyntaxKind.PartialKeyword or SyntaxKind.UnsafeKeyword or SyntaxKind.ExternKeyword)) return false;
        if (method.ReturnType is RefTypeSyntax || method.ParameterList.Parameters.Any(p => p.Modifiers.Any(m => m.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword or SyntaxKind.InKeyword)))
            return false;
        if (ReturnsTask(method)) return method.Identifier.ValueText == nameof(IPlatformFunction<,>.InvokeAsync) || IsPrivate(method);
        return IsPrivate(method) && method.ParameterList.Parameters.All(p => p.Default is null && !p.Modifiers.Any(SyntaxKind.ParamsKeyword))
            && source.Type.GetMembers(method.Identifier.ValueText + "Async").Length == 0
            && source.Type.GetMembers(method.Identifier.ValueText).Length == 1;
    }

    private bool IsPrivate(MethodDeclarationSyntax method) =>
        model.GetDeclaredSymbol(method) is { DeclaredAccessibility: Accessibility.Private, IsVirtual: false, ExplicitInterfaceImplementations.Length: 0 };

    private bool IsBoundToThread(MethodDeclarationSyntax method) => method.DescendantNodes().OfType<SimpleNameSyntax>().Any(n =>
        model.GetSymbolInfo(n).Symbol switch
        {
            IMethodSymbol called => BoundToThread.Contains(called.ContainingType?.OriginalDefinition.ToDisplayString() ?? ""),
            IPropertySymbol property => property.ContainingType.ToDisplayString() == "System.Threading.Thread"
                || BoundToThread.Contains(property.ContainingType.OriginalDefinition.ToDisplayString()),
            IFieldSymbol field => TypeFacts.HasAttribute(field, "ThreadStaticAttribute"),
            _ => false,
        });
}
