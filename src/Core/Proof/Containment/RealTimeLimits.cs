using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Optimizer.Core.Proof.Containment;

/// <summary>
/// Limits by the real clock that a class sets, as its source states them: no replay lasts until they are reached, so they can only be
/// read and compared. <c>HttpClient.Timeout = TimeSpan.FromSeconds(10)</c>
/// </summary>
internal static class RealTimeLimits
{
    public static IReadOnlySet<string> Of(CSharpCompilation compilation, INamedTypeSymbol type) => type.DeclaringSyntaxReferences
        .Select(r => r.GetSyntax()).Where(d => compilation.ContainsSyntaxTree(d.SyntaxTree))
        .SelectMany(d => d.DescendantNodes()).Select(n => Limit(n, compilation.GetSemanticModel(n.SyntaxTree))).OfType<string>()
        .ToHashSet(StringComparer.Ordinal);

    private static string? Limit(SyntaxNode node, SemanticModel model) => node switch
    {
        AssignmentExpressionSyntax assignment when model.GetSymbolInfo(assignment.Left).Symbol is IPropertySymbol property && IsLimit(property) =>
            $"{property.ContainingType.Name}.{property.Name} = {Value(assignment.Right, model)}",
        InvocationExpressionSyntax call when model.GetSymbolInfo(call).Symbol is IMethodSymbol { Name: "CancelAfter" } =>
            $"CancelAfter({Values(call.ArgumentList, model)})",
        BaseObjectCreationExpressionSyntax { ArgumentList: { Arguments.Count: 1 } given } creation
            when model.GetTypeInfo(creation).Type?.ToDisplayString() == "System.Threading.CancellationTokenSource" =>
            $"new CancellationTokenSource({Values(given, model)})",
        _ => null,
    };

    /// <summary>Of a library's type, and of a call rather than of a connection that waits in its pool.</summary>
    private static bool IsLimit(IPropertySymbol property) =>
        property.Name.EndsWith("Timeout", StringComparison.Ordinal) && !property.Name.StartsWith("Pooled", StringComparison.Ordinal)
        && !property.Locations.Any(l => l.IsInSource);

    private static string Values(BaseArgumentListSyntax arguments, SemanticModel model) =>
        string.Join(", ", arguments.Arguments.Select(a => Value(a.Expression, model)));

    /// <summary>Constants by what they are, what is computed of them by how: a name for the same limit is no other limit.</summary>
    private static string Value(ExpressionSyntax expression, SemanticModel model)
    {
        if (model.GetConstantValue(expression) is { HasValue: true, Value: { } constant }) return Convert.ToString(constant, CultureInfo.InvariantCulture)!;
        if (expression is InvocationExpressionSyntax call) return $"{call.Expression}({Values(call.ArgumentList, model)})";
        return model.GetSymbolInfo(expression).Symbol is IFieldSymbol { IsReadOnly: true, DeclaringSyntaxReferences: [var declared] }
            && declared.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } made } && made.SyntaxTree == expression.SyntaxTree
                ? Value(made, model)
                : expression.NormalizeWhitespace().ToString();
    }
}
