using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Optimizer.Core.Model;
using Optimizer.Core.Source;

namespace Optimizer.Core.Generation;

/// <summary>Counts the features of a change from its text before and after.</summary>
internal static class ChangeCounter
{
    /// <param name="edits">The whole change; only its C# counts.</param>
    /// <param name="statefulPolicies">Policies of the change that keep something between calls.</param>
    public static ChangeFeatures Count(IReadOnlyList<SourceEdit> edits, int statefulPolicies)
    {
        var files = edits.Where(e => e.Path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase))
            .Select(e => (Before: Parse(e.Before), After: Parse(e.After))).ToList();
        return new ChangeFeatures(
            files.Sum(f => AddedLines(f.Before, f.After)),
            Math.Max(0, files.Sum(f => Branches(f.After) - Branches(f.Before))),
            Math.Max(0, files.Sum(f => Fields(f.After) - Fields(f.Before))) + statefulPolicies,
            files.Sum(f => ChangedMembers(f.Before, f.After)));
    }

    private static SyntaxNode Parse(string? text) => CSharpSyntaxTree.ParseText(text ?? "", PlatformCompiler.ParseOptions).GetRoot();

    private static int AddedLines(SyntaxNode before, SyntaxNode after)
    {
        var had = CodeLines(before).GroupBy(l => l).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        return CodeLines(after).GroupBy(l => l).Sum(g => Math.Max(0, g.Count() - had.GetValueOrDefault(g.Key)));
    }

    /// <summary>Lines that hold a token, trimmed.</summary>
    private static IEnumerable<string> CodeLines(SyntaxNode root)
    {
        var text = root.GetText();
        return root.DescendantTokens().Where(t => t.Span.Length > 0)
            .SelectMany(t => Enumerable.Range(
                text.Lines.IndexOf(t.SpanStart), text.Lines.IndexOf(t.Span.End) - text.Lines.IndexOf(t.SpanStart) + 1))
            .Distinct().Select(i => text.Lines[i].ToString().Trim());
    }

    private static int Branches(SyntaxNode root) => root.DescendantNodes().Count(n => n
        is IfStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax
        or SwitchLabelSyntax or SwitchExpressionArmSyntax or CatchClauseSyntax or ConditionalExpressionSyntax
        || n.IsKind(SyntaxKind.CoalesceExpression) || n.IsKind(SyntaxKind.LogicalAndExpression) || n.IsKind(SyntaxKind.LogicalOrExpression));

    private static int Fields(SyntaxNode root) => root.DescendantNodes().OfType<FieldDeclarationSyntax>()
        .Where(f => !f.Modifiers.Any(SyntaxKind.ConstKeyword)).Sum(f => f.Declaration.Variables.Count);

    private static int ChangedMembers(SyntaxNode before, SyntaxNode after)
    {
        var kept = Members(after).ToHashSet(StringComparer.Ordinal);
        return Members(before).Count(m => !kept.Contains(m));
    }

    private static IEnumerable<string> Members(SyntaxNode root) => root.DescendantNodes().OfType<MemberDeclarationSyntax>()
        .Where(m => m is not (BaseNamespaceDeclarationSyntax or BaseTypeDeclarationSyntax)).Select(m => m.ToString());
}
