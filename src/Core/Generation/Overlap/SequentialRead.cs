using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Optimizer.Core.Generation.Overlap;

/// <summary>A local of which the value comes of one awaited read: <c>var price = decimal.Parse(await http.GetStringAsync(url));</c></summary>
/// <param name="Statement">The declaration.</param>
/// <param name="Await">The await.</param>
/// <param name="Call">The read.</param>
/// <param name="Result">What it gives.</param>
internal sealed record SequentialRead(LocalDeclarationStatementSyntax Statement, AwaitExpressionSyntax Await, InvocationExpressionSyntax Call, ITypeSymbol Result)
{
    public VariableDeclaratorSyntax Variable => Statement.Declaration.Variables[0];

    /// <summary>1-based.</summary>
    public int Line => Statement.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    /// <summary>Null for any other statement, and where the declaration does more than compute with what it reads.</summary>
    public static SequentialRead? Of(StatementSyntax statement, SemanticModel model, ReadCalls calls)
    {
        if (statement is not LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0, Declaration.Variables: [{ Initializer.Value: { } value }] } declaration
            || declaration.ContainsDirectives) return null;
        if (value.DescendantNodesAndSelf().OfType<AwaitExpressionSyntax>().ToList() is not [var only] || !RunsFirst(only, value)) return null;
        if (CallOf(only) is not { } call || model.GetOperation(call) is not IInvocationOperation read || !calls.IsRead(read)) return null;
        var result = ((INamedTypeSymbol)read.TargetMethod.ReturnType).TypeArguments[0];
        if (result.AllInterfaces.Any(i => i.Name is "IDisposable" or "IAsyncDisposable")) return null;
        return Computes(value, call, model) ? new SequentialRead(declaration, only, call, result) : null;
    }

    /// <summary>The awaited call, without <c>ConfigureAwait(false)</c>.</summary>
    private static InvocationExpressionSyntax? CallOf(AwaitExpressionSyntax awaiting) => awaiting.Expression switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Expression: InvocationExpressionSyntax call } } => call,
        InvocationExpressionSyntax call => call,
        _ => null,
    };

    /// <summary>No condition decides whether it runs.</summary>
    private static bool RunsFirst(AwaitExpressionSyntax awaiting, ExpressionSyntax value)
    {
        for (SyntaxNode at = awaiting; at != value; at = at.Parent!)
        {
            var isFirst = at.Parent is ParenthesizedExpressionSyntax or ArgumentSyntax or ArgumentListSyntax or InvocationExpressionSyntax or CastExpressionSyntax
                or PostfixUnaryExpressionSyntax or BaseObjectCreationExpressionSyntax
                || at.Parent is MemberAccessExpressionSyntax access && access.Expression == at
                || at.Parent is BinaryExpressionSyntax binary && binary.Left == at;
            if (!isFirst) return false;
        }
        return true;
    }

    private static bool Computes(ExpressionSyntax value, InvocationExpressionSyntax call, SemanticModel model) => value.DescendantNodesAndSelf(n => n != call).All(n => n switch
    {
        AssignmentExpressionSyntax or AnonymousFunctionExpressionSyntax => false,
        { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression or (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } => false,
        InvocationExpressionSyntax other when other != call => model.GetSymbolInfo(other).Symbol is IMethodSymbol method
            && (method.Name == "ConfigureAwait" || method.Parameters.All(p => p.RefKind is RefKind.None or RefKind.In) && PureFramework.IsPureCall(method)),
        BaseObjectCreationExpressionSyntax made => model.GetSymbolInfo(made).Symbol is IMethodSymbol constructor && PureFramework.IsPure(constructor),
        _ => true,
    });
}
