using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Optimizer.Core.Generation.Formats;

/// <summary>
/// Parts of a text that are split off and hardly used: <c>line.Split(',')[1]</c> to <c>line.Split(',', 3)[1]</c>, and a loop that only
/// parses or appends the parts to one over their ranges.
/// </summary>
internal static class SplitParts
{
    public static IEnumerable<FormatSite> Find(MethodDeclarationSyntax method, SemanticModel model)
    {
        foreach (var split in method.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(c => IsPlain(c, model)))
        {
            if (split.Parent is ElementAccessExpressionSyntax { ArgumentList.Arguments: [var index] } element && element.Expression == split
                && model.GetConstantValue(index.Expression) is { HasValue: true, Value: int and >= 0 and < 16 and var n })
                yield return new FormatSite("split", element, edits => edits.Close(
                    split.ArgumentList.CloseParenToken.SpanStart, ", " + (n + 2).ToString(CultureInfo.InvariantCulture)));
            else if (split.Parent is ForEachStatementSyntax loop && loop.Expression == split && Uses(loop, model) is { } uses)
                yield return new FormatSite("split", loop, edits => Rewrite(loop, split, uses, edits));
        }
    }

    /// <summary><c>text.Split('c')</c>, and nothing else given.</summary>
    private static bool IsPlain(InvocationExpressionSyntax call, SemanticModel model) =>
        call is { ArgumentList.Arguments: [{ Expression.RawKind: (int)SyntaxKind.CharacterLiteralExpression }], Expression: MemberAccessExpressionSyntax }
        && model.GetSymbolInfo(call).Symbol is IMethodSymbol { Name: "Split", ContainingType.SpecialType: SpecialType.System_String };

    /// <summary>Where the loop parses or appends the part; null where it does anything else with it, or could change or lose the text meanwhile.</summary>
    private static List<IdentifierNameSyntax>? Uses(ForEachStatementSyntax loop, SemanticModel model)
    {
        var text = ((MemberAccessExpressionSyntax)((InvocationExpressionSyntax)loop.Expression).Expression).Expression;
        if (text is not IdentifierNameSyntax || model.GetSymbolInfo(text).Symbol is not ILocalSymbol local || !SpanParsing.IsNeverNull(text, (InvocationExpressionSyntax)loop.Expression, model)) return null;
        if (loop.Statement.DescendantNodesAndSelf().Any(n => n is AwaitExpressionSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or YieldStatementSyntax
            || n is IdentifierNameSyntax name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol, local))) return null;
        var part = model.GetDeclaredSymbol(loop);
        var uses = loop.Statement.DescendantNodes().OfType<IdentifierNameSyntax>().Where(n => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(n).Symbol, part)).ToList();
        return uses.Count > 0 && uses.TrueForAll(u => TakesSpan(u, model)) ? uses : null;
    }

    private static bool TakesSpan(IdentifierNameSyntax part, SemanticModel model) =>
        part.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list } argument && list.Arguments[0] == argument
        && (SpanParsing.IsParse(call, model)
            || list.Arguments.Count == 1 && model.GetSymbolInfo(call).Symbol is IMethodSymbol { Name: "Append", ContainingType.Name: "StringBuilder" });

    private static void Rewrite(ForEachStatementSyntax loop, InvocationExpressionSyntax split, List<IdentifierNameSyntax> uses, TextEdits edits)
    {
        var access = (MemberAccessExpressionSyntax)split.Expression;
        if (!loop.Type.IsVar) edits.Replace(loop.Type.Span, "var");
        edits.Close(access.Expression.Span.End, ".AsSpan()");
        foreach (var use in uses)
        {
            edits.Open(use.SpanStart, $"{access.Expression}.AsSpan(");
            edits.Close(use.Span.End, ")");
        }
    }
}
