using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Optimizer.Core.Proof;
using Optimizer.Core.Source;

namespace Optimizer.Core.Generation.Overlap;

/// <summary>
/// Calls that only read, on something that concurrent calls may share: HTTP GET on the function's client or one of its factory, reading methods of
/// an interface where the contract says that the function is safe, and the platform's own async methods of which the source proves it.
/// </summary>
internal sealed class ReadCalls(FunctionSource source)
{
    private static readonly HashSet<string> HttpGets = new(StringComparer.Ordinal) { "GetStringAsync", "GetByteArrayAsync", "GetFromJsonAsync" };

    private readonly Dictionary<IMethodSymbol, bool> proven = new(SymbolEqualityComparer.Default);

    /// <summary>A read that returns a <c>Task</c>.</summary>
    public bool IsRead(IInvocationOperation call)
    {
        if (call.TargetMethod.ReturnType is not INamedTypeSymbol { Name: "Task", IsGenericType: true }) return false;
        if (IsHttpGet(call)) return IsShared(call.Instance ?? call.Arguments[0].Value);
        if (IsDeclaredRead(call.TargetMethod)) return IsShared(call.Instance);
        return call.TargetMethod.IsAsync && IsProven(call.TargetMethod);
    }

    /// <summary><c>client.GetStringAsync(…)</c> and its like.</summary>
    public static bool IsHttpGet(IInvocationOperation call) => HttpGets.Contains(call.TargetMethod.Name)
        && call.TargetMethod.ContainingType.ToDisplayString() is "System.Net.Http.HttpClient" or "System.Net.Http.Json.HttpClientJsonExtensions";

    /// <summary>Whether a method of the platform can be seen to only read; a method that calls itself cannot.</summary>
    public bool IsProven(IMethodSymbol method)
    {
        method = method.OriginalDefinition;
        if (proven.TryGetValue(method, out var known)) return known;
        proven[method] = false;
        return proven[method] = !method.IsVirtual && !method.IsAbstract && !method.IsOverride
            && method.DeclaringSyntaxReferences is [var only]
            && source.Compilation.GetSemanticModel(only.SyntaxTree).GetOperation(only.GetSyntax()) is { } body && ReadOnlyWalk.Passes(body, this);
    }

    private bool IsDeclaredRead(IMethodSymbol method) => source.Contract.Safe
        && method.ContainingType is { TypeKind: TypeKind.Interface } owner && owner.Locations.Any(l => l.IsInSource) && SafeCalls.IsSafe(method.Name);

    /// <summary>Held by the function, of which one instance serves all calls, or a client, which is made to be shared.</summary>
    private bool IsShared(IOperation? receiver) => receiver switch
    {
        IConversionOperation conversion => IsShared(conversion.Operand),
        IFieldReferenceOperation { Field.IsReadOnly: true, Instance: null or IInstanceReferenceOperation } => true,
        IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } => true,
        ILocalReferenceOperation { Local: var local } => IsClientOfFactory(local),
        _ => false,
    };

    /// <summary>A local that is a factory's client from its declaration on.</summary>
    private bool IsClientOfFactory(ILocalSymbol local)
    {
        if (local.DeclaringSyntaxReferences is not [var only] || only.GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: { } value } declarator) return false;
        var model = source.Compilation.GetSemanticModel(only.SyntaxTree);
        return model.GetOperation(value) is IInvocationOperation { TargetMethod: { Name: "CreateClient", ContainingType.Name: "IHttpClientFactory" or "HttpClientFactoryExtensions" } }
            && !declarator.Ancestors().OfType<MemberDeclarationSyntax>().First().DescendantNodes().Any(n => Assigns(n, model, local));
    }

    private static bool Assigns(SyntaxNode node, SemanticModel model, ILocalSymbol local) => node switch
    {
        AssignmentExpressionSyntax assignment => Is(assignment.Left, model, local),
        ArgumentSyntax { RefKindKeyword.RawKind: not 0 } argument => Is(argument.Expression, model, local),
        _ => false,
    };

    private static bool Is(SyntaxNode target, SemanticModel model, ILocalSymbol local) =>
        SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(target).Symbol, local);
}
