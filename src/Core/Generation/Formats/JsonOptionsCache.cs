using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Optimizer.Core.Source;

namespace Optimizer.Core.Generation.Formats;

/// <summary>
/// <c>new JsonSerializerOptions(…)</c> per call, to one for all: options hold the metadata of every type that they have seen, and
/// cannot be changed after their first use.
/// </summary>
/// <param name="except">Options that need no place of their own.</param>
internal sealed class JsonOptionsCache(FunctionSource source, SemanticModel model, IReadOnlyCollection<SyntaxNode> except)
{
    private readonly JsonOptionsUse uses = new(model);
    private readonly SourceStyle style = SourceStyle.Of(source);

    public IEnumerable<FormatSite> Find(IEnumerable<MethodDeclarationSyntax> methods)
    {
        var creations = methods.SelectMany(m => m.DescendantNodes()).OfType<BaseObjectCreationExpressionSyntax>()
            .Where(c => model.GetTypeInfo(c).Type?.ToDisplayString() == "System.Text.Json.JsonSerializerOptions" && IsFixed(c) && uses.Of(c) is { } all && !all.Exists(except.Contains)).ToList();
        var names = creations.Select(SetUp).Distinct().Select((s, i) => (s, FreeName(i))).ToDictionary(p => p.s, p => p.Item2, StringComparer.Ordinal);
        return creations.Select(c => new FormatSite(
            "json-options", Call(c), edits => Rewrite(c, names[SetUp(c)], creations.First(o => SetUp(o) == SetUp(c)) == c, edits)));
    }

    private static SyntaxNode Call(BaseObjectCreationExpressionSyntax creation) => creation.FirstAncestorOrSelf<StatementSyntax>() ?? (SyntaxNode)creation;

    private bool IsFixed(BaseObjectCreationExpressionSyntax creation) =>
        (creation.ArgumentList?.Arguments.All(a => Constants.Is(a.Expression, model)) ?? true)
        && (creation.Initializer?.Expressions.All(e => e is AssignmentExpressionSyntax assignment && (assignment.Right is InitializerExpressionSyntax items
            ? items.Expressions.All(i => i is BaseObjectCreationExpressionSyntax { Initializer: null } && Constants.Is(i, model))
            : Constants.Is(assignment.Right, model))) ?? true);

    private void Rewrite(BaseObjectCreationExpressionSyntax creation, string name, bool declares, TextEdits edits)
    {
        if (declares) Declare(creation, name, edits);
        foreach (var use in uses.Of(creation)!) edits.Replace(use.Span, name);
        JsonOptionsUse.Local(creation)?.RemoveFrom(edits);
    }

    private void Declare(BaseObjectCreationExpressionSyntax creation, string name, TextEdits edits)
    {
        var member = source.Declaration.Members[0];
        var (column, own) = (SourceStyle.Column(member), SourceStyle.Column(Call(creation)));
        var lines = SetUp(creation).Split('\n').Select((l, i) => i == 0 ? l.TrimEnd('\r') : column + Without(own, l.TrimEnd('\r')));
        var type = model.GetTypeInfo(creation).Type!.ToMinimalDisplayString(model, creation.SpanStart).TrimEnd('?');
        edits.Open(member.FullSpan.Start, $"{column}private static readonly {type} {name} = new{string.Join(style.NewLine, lines)};{style.NewLine}{style.NewLine}");
    }

    private static string Without(string column, string line) => line.StartsWith(column, StringComparison.Ordinal) ? line[column.Length..] : line.TrimStart();

    /// <summary>Arguments and initializer, as written.</summary>
    private static string SetUp(BaseObjectCreationExpressionSyntax creation)
    {
        var arguments = creation.ArgumentList?.ToString() ?? "";
        if (creation.Initializer is not { } initializer) return arguments.Length > 0 ? arguments : "()";
        var isBlock = initializer.ToString().Contains('\n', StringComparison.Ordinal);
        return (arguments.Length > 0 ? arguments : "()") + (isBlock ? "\n" + SourceStyle.Column(initializer) : " ") + initializer;
    }

    private string FreeName(int index)
    {
        var name = style.Underscores ? "_jsonOptions" : "JsonOptions";
        if (index > 0) name += (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        while (source.Type.GetMembers(name).Length > 0) name += "2";
        return name;
    }
}
