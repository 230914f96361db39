using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Optimizer.Core.Generation.Formats;

/// <summary>
/// <c>items.Select(…).ToList().Sum()</c> to <c>items.Select(…).Sum()</c>: all items are read either way, and only one side of the
/// copy runs code of its own, so nothing happens in another order.
/// </summary>
internal static class NeedlessCopies
{
    private static readonly HashSet<string> ReadsAll = new(StringComparer.Ordinal)
    {
        "Sum", "Max", "Min", "Average", "Aggregate", "ToArray", "ToList", "ToDictionary", "ToHashSet",
    };

    public static IEnumerable<FormatSite> Find(MethodDeclarationSyntax method, SemanticModel model) =>
        from call in method.DescendantNodes().OfType<InvocationExpressionSyntax>()
        where IsLinq(call, model, out var last) && ReadsAll.Contains(last)
        let copy = ((MemberAccessExpressionSyntax)call.Expression).Expression as InvocationExpressionSyntax
        where copy is not null && copy.ArgumentList.Arguments.Count == 0 && IsLinq(copy, model, out var name) && name is "ToList" or "ToArray"
        let items = ((MemberAccessExpressionSyntax)copy.Expression).Expression
        where !IsQueryable(model.GetTypeInfo(items).Type) && (call.ArgumentList.Arguments.Count == 0 || !RunsCode(items))
        select new FormatSite("needless-copy", call, edits => edits.Remove(items.Span.End, copy.Span.End));

    /// <summary>
    /// <c>foreach (var item in items.Where(…).ToList())</c> without the copy, where the query only compares members and the loop
    /// only computes with locals: nobody sees that items are chosen while the loop runs, nor can it change what they are chosen from.
    /// </summary>
    public static IEnumerable<FormatSite> FindLooped(MethodDeclarationSyntax method, SemanticModel model) =>
        from loop in method.DescendantNodes().OfType<ForEachStatementSyntax>()
        let copy = loop.Expression as InvocationExpressionSyntax
        where copy is { ArgumentList.Arguments.Count: 0 } && IsLinq(copy, model, out var name) && name is "ToList" or "ToArray"
        let items = ((MemberAccessExpressionSyntax)copy.Expression).Expression
        where items is InvocationExpressionSyntax && !IsQueryable(model.GetTypeInfo(items).Type) && IsPlainQuery(items, model) && ComputesOnly(loop.Statement, Root(items), model)
        select new FormatSite("needless-copy", loop, edits => edits.Remove(items.Span.End, copy.Span.End));

    private static ExpressionSyntax Root(ExpressionSyntax items) =>
        items is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } ? Root(access.Expression) : items;

    /// <summary>Nothing but <c>Where</c> and <c>Select</c> over members, comparisons and sums.</summary>
    private static bool IsPlainQuery(ExpressionSyntax items, SemanticModel model) => items switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access, ArgumentList.Arguments: [{ Expression: LambdaExpressionSyntax { ExpressionBody: { } body } }] } call =>
            IsLinq(call, model, out var name) && name is "Where" or "Select"
            && body.DescendantNodesAndSelf().All(n => n is IdentifierNameSyntax or MemberAccessExpressionSyntax or LiteralExpressionSyntax or ParenthesizedExpressionSyntax
                or BinaryExpressionSyntax { RawKind: not ((int)SyntaxKind.DivideExpression or (int)SyntaxKind.ModuloExpression or (int)SyntaxKind.AsExpression) })
            && IsPlainQuery(access.Expression, model),
        IdentifierNameSyntax or MemberAccessExpressionSyntax => true,
        _ => false,
    };

    /// <summary>Changes locals alone, calls only what is pure or builds a text, waits for nothing, and does not touch where the items come from.</summary>
    private static bool ComputesOnly(StatementSyntax body, ExpressionSyntax root, SemanticModel model) =>
        body.DescendantNodesAndSelf().All(n => n switch
        {
            AwaitExpressionSyntax or YieldStatementSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or ThrowStatementSyntax or ThrowExpressionSyntax => false,
            AssignmentExpressionSyntax assignment => IsLocal(assignment.Left, model),
            PostfixUnaryExpressionSyntax unary when unary.IsKind(SyntaxKind.PostIncrementExpression) || unary.IsKind(SyntaxKind.PostDecrementExpression) => IsLocal(unary.Operand, model),
            PrefixUnaryExpressionSyntax unary when unary.IsKind(SyntaxKind.PreIncrementExpression) || unary.IsKind(SyntaxKind.PreDecrementExpression) => IsLocal(unary.Operand, model),
            ArgumentSyntax { RefKindKeyword.RawKind: not 0 } => false,
            BaseObjectCreationExpressionSyntax => false,
            InvocationExpressionSyntax call => model.GetSymbolInfo(call).Symbol is IMethodSymbol method
                && (PureFramework.IsPureCall(method) || method is { Name: "Append" or "AppendLine", ContainingType.Name: "StringBuilder" }),
            _ => true,
        }) && !body.DescendantNodes().Any(n => n.ToString() == root.ToString());

    private static bool IsLocal(ExpressionSyntax target, SemanticModel model) => model.GetSymbolInfo(target).Symbol is ILocalSymbol;

    private static bool IsLinq(InvocationExpressionSyntax call, SemanticModel model, out string name)
    {
        name = "";
        if (call.Expression is not MemberAccessExpressionSyntax || model.GetSymbolInfo(call).Symbol is not IMethodSymbol { ReducedFrom: not null } method
            || method.ContainingType.ToDisplayString() != "System.Linq.Enumerable") return false;
        name = method.Name;
        return true;
    }

    private static bool RunsCode(ExpressionSyntax items) =>
        items.DescendantNodesAndSelf().Any(n => n is InvocationExpressionSyntax or AnonymousFunctionExpressionSyntax);

    /// <summary>Its copy decides where a query runs.</summary>
    private static bool IsQueryable(ITypeSymbol? type) =>
        type is null || type.Name is "IQueryable" or "ParallelQuery" || type.AllInterfaces.Any(i => i.Name == "IQueryable");
}
