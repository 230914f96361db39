using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Optimizer.Core.Proof.Coverage;

/// <summary>Which expressions compare numbers: operators of the language, constants in patterns, and rounding.</summary>
internal sealed class NumericComparisons(SemanticModel model)
{
    /// <summary>How a binary expression compares; null where it is no comparison of numbers by the language's own operator.</summary>
    public (string Method, string Type)? Of(BinaryExpressionSyntax node)
    {
        var method = node.Kind() switch
        {
            SyntaxKind.LessThanExpression => "LessThan",
            SyntaxKind.LessThanOrEqualExpression => "LessThanOrEqual",
            SyntaxKind.GreaterThanExpression => "GreaterThan",
            SyntaxKind.GreaterThanOrEqualExpression => "GreaterThanOrEqual",
            SyntaxKind.EqualsExpression => "Equals",
            SyntaxKind.NotEqualsExpression => "NotEquals",
            _ => null,
        };
        if (method is null || model.GetConstantValue(node).HasValue || Declares(node)) return null;
        return model.GetSymbolInfo(node).Symbol is IMethodSymbol { Parameters: [{ Type: var type }, _], ContainingType.IsTupleType: false } && IsNumber(type)
            ? (method, type.ToDisplayString())
            : null;
    }

    /// <summary>The constants that patterns compare a value with; empty where it is no number.</summary>
    /// <param name="value">What is matched.</param>
    /// <param name="candidates">What the patterns name: <see cref="Constants"/>.</param>
    public (string Type, IReadOnlyList<ExpressionSyntax> Constants) Matched(ExpressionSyntax value, IEnumerable<ExpressionSyntax> candidates)
    {
        if (model.GetTypeInfo(value).Type is not { } type || !IsNumber(type) || Declares(value) || model.GetConstantValue(value).HasValue) return ("", []);
        return (type.ToDisplayString(), [.. candidates.Where(c => model.GetConstantValue(c).HasValue).DistinctBy(c => c.ToString())]);
    }

    /// <summary>The type that is rounded; null where the call is none of <c>Math.Round</c>.</summary>
    public string? Rounded(InvocationExpressionSyntax node) =>
        node.ArgumentList.Arguments.All(a => a.NameColon is null)
        && model.GetSymbolInfo(node).Symbol is IMethodSymbol { Name: "Round", Parameters: [{ Type: var type }, ..] } method
        && method.ContainingType.ToDisplayString() is "System.Math" or "decimal" or "double" && IsNumber(type)
            ? type.ToDisplayString()
            : null;

    /// <summary>The argument that gives the digits; null where the call has none.</summary>
    public ExpressionSyntax? Digits(InvocationExpressionSyntax node) =>
        node.ArgumentList.Arguments is [_, var second, ..] && model.GetTypeInfo(second.Expression).Type?.SpecialType == SpecialType.System_Int32
        && model.GetConstantValue(second.Expression).HasValue
            ? second.Expression
            : null;

    /// <summary>The expressions that a pattern compares with.</summary>
    public static IEnumerable<ExpressionSyntax> Constants(PatternSyntax pattern) => pattern switch
    {
        ConstantPatternSyntax constant => [constant.Expression],
        RelationalPatternSyntax relational => [relational.Expression],
        BinaryPatternSyntax binary => Constants(binary.Left).Concat(Constants(binary.Right)),
        UnaryPatternSyntax not => Constants(not.Pattern),
        ParenthesizedPatternSyntax inner => Constants(inner.Pattern),
        _ => [],
    };

    private static bool Declares(SyntaxNode node) => node.DescendantNodesAndSelf().Any(n => n is VariableDesignationSyntax);

    private static bool IsNumber(ITypeSymbol type) =>
        type.SpecialType is (>= SpecialType.System_SByte and <= SpecialType.System_Double) or SpecialType.System_Char;
}
