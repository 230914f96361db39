using Microsoft.CodeAnalysis;
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
