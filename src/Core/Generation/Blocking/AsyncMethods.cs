using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Optimizer.Core.Source;
using Optimizer.Runtime;

namespace Optimizer.Core.Generation.Blocking;

/// <summary>
/// Which of a function's methods can await: <c>InvokeAsync</c>, whatever is async already, and private helpers and local functions of
/// which every caller can await too.
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
    private readonly List<AwaitingCode> able;

    public AsyncMethods(FunctionSource source)
    {
        this.source = source;
        model = source.Compilation.GetSemanticModel(source.Declaration.SyntaxTree);
        able =
        [
            .. source.Declaration.Members.OfType<MethodDeclarationSyntax>().SelectMany(m => m.DescendantNodesAndSelf())
                .Where(n => n is MethodDeclarationSyntax or LocalFunctionStatementSyntax).Select(n => new AwaitingCode(n)).Where(CanAwait),
        ];
        while (able.RemoveAll(m => IsHelper(m) && Uses(m).Any(u => !IsAwaitableCall(u))) > 0)
        {
        }
    }

    public SemanticModel Model => model;

    public IReadOnlyList<AwaitingCode> Able => able;

    /// <summary>A method that returns no task now: it and its calls change.</summary>
    public bool IsHelper(AwaitingCode method) => !method.IsAsync && !ReturnsTask(method);

    public bool ReturnsTask(AwaitingCode method) =>
        model.GetTypeInfo(method.ReturnType).Type is { Name: "Task" } type && type.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks";

    /// <summary>The method in which an expression could be awaited; null where it could not.</summary>
    public AwaitingCode? AwaiterOf(SyntaxNode expression)
    {
        foreach (var outer in expression.Ancestors())
        {
            if (outer is AnonymousFunctionExpressionSyntax or QueryExpressionSyntax or LockStatementSyntax
                or UnsafeStatementSyntax or FixedStatementSyntax or CatchFilterClauseSyntax) return null;
            if (outer is MethodDeclarationSyntax or LocalFunctionStatementSyntax) return able.Find(a => a.Node == outer);
        }
        return null;
    }

    /// <summary>Every mention of a method but <c>nameof</c>.</summary>
    public IEnumerable<SimpleNameSyntax> Uses(AwaitingCode method)
    {
        var symbol = Symbol(method);
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

    public IMethodSymbol Symbol(AwaitingCode method) => (IMethodSymbol)model.GetDeclaredSymbol(method.Node)!;

    private bool CanAwait(AwaitingCode method)
    {
        if (method.IsAsync) return !IsBoundToThread(method);
        if (IsBoundToThread(method) || method.Inside().Any(n => n is YieldStatementSyntax)) return false;
        if (method.Modifiers.Any(m => m.Kind() is SyntaxKind.PartialKeyword or SyntaxKind.UnsafeKeyword or SyntaxKind.ExternKeyword)) return false;
        if (method.ReturnType is RefTypeSyntax || method.ParameterList.Parameters.Any(p => p.Modifiers.Any(m => m.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword or SyntaxKind.InKeyword)))
            return false;
        if (ReturnsTask(method)) return method.IsLocal || method.Identifier.ValueText == nameof(IPlatformFunction<,>.InvokeAsync) || IsPrivate(method);
        if (!IsPrivate(method) || method.ParameterList.Parameters.Any(p => p.Default is not null || p.Modifiers.Any(SyntaxKind.ParamsKeyword))) return false;
        var name = method.Identifier.ValueText;
        return method.IsLocal
            ? !source.Declaration.DescendantTokens().Any(t => t.ValueText == name + "Async")
            : source.Type.GetMembers(name + "Async").Length == 0 && source.Type.GetMembers(name).Length == 1;
    }

    private bool IsPrivate(AwaitingCode method) => method.IsLocal
        || Symbol(method) is { DeclaredAccessibility: Accessibility.Private, IsVirtual: false, ExplicitInterfaceImplementations.Length: 0 };

    private bool IsBoundToThread(AwaitingCode method) => method.Node.DescendantNodes().OfType<SimpleNameSyntax>().Any(n =>
        model.GetSymbolInfo(n).Symbol switch
        {
            IMethodSymbol called => BoundToThread.Contains(called.ContainingType?.OriginalDefinition.ToDisplayString() ?? ""),
            IPropertySymbol property => property.ContainingType.ToDisplayString() == "System.Threading.Thread"
                || BoundToThread.Contains(property.ContainingType.OriginalDefinition.ToDisplayString()),
            IFieldSymbol field => TypeFacts.HasAttribute(field, "ThreadStaticAttribute"),
            _ => false,
        });
}
