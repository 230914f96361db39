using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Optimizer.Core.Source;

namespace Optimizer.Core.Generation;

/// <summary>How the author of a file writes, so that what is added reads as if it were theirs.</summary>
internal sealed record SourceStyle
{
    /// <summary>The line end that the file uses.</summary>
    public required string NewLine { get; init; }

    /// <summary>One level of indentation.</summary>
    public required string Indent { get; init; }

    /// <summary><c>namespace A;</c> rather than a block.</summary>
    public required bool FileScoped { get; init; }

    /// <summary>The file writes namespaces out that <c>ImplicitUsings</c> would give, so its project may not have them.</summary>
    public required bool ExplicitUsings { get; init; }

    /// <summary>Private fields begin with an underscore.</summary>
    public required bool Underscores { get; init; }

    public static SourceStyle Of(FunctionSource source)
    {
        var root = source.Declaration.SyntaxTree.GetCompilationUnitRoot();
        var text = root.ToFullString();
        return new SourceStyle
        {
            NewLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n",
            Indent = IndentOf(source.Declaration),
            FileScoped = !root.Members.OfType<NamespaceDeclarationSyntax>().Any(),
            ExplicitUsings = root.Usings.Any(u => u.Name?.ToString() is "System" or "System.Threading" or "System.Threading.Tasks"),
            Underscores = UsesUnderscores(source),
        };
    }

    /// <summary>The name of a private field that is called <paramref name="name"/> in camel case.</summary>
    public string PrivateField(string name) => Underscores ? "_" + name : name;

    /// <summary>Text that was written with four spaces and <c>\n</c>, in this style.</summary>
    public string Apply(string text)
    {
        var lines = text.Split('\n').Select(line =>
        {
            var spaces = line.Length - line.TrimStart(' ').Length;
            return string.Concat(Enumerable.Repeat(Indent, spaces / 4)) + line[(spaces / 4 * 4)..];
        });
        return string.Join(NewLine, lines);
    }

    private static string IndentOf(TypeDeclarationSyntax declaration)
    {
        var outer = Column(declaration);
        var inner = declaration.Members.Count > 0 ? Column(declaration.Members[0]) : "";
        return inner.Length > outer.Length && inner.StartsWith(outer, StringComparison.Ordinal) ? inner[outer.Length..] : "    ";
    }

    /// <summary>The white space before a node on its line.</summary>
    internal static string Column(SyntaxNode node)
    {
        var text = node.SyntaxTree.GetText();
        var line = text.Lines.GetLineFromPosition(node.SpanStart).ToString();
        return line[..(line.Length - line.TrimStart(' ', '\t').Length)];
    }

    private static bool UsesUnderscores(FunctionSource source)
    {
        var fields = source.Compilation.SyntaxTrees.Where(t => !JsonSourceGeneration.IsGenerated(t)).SelectMany(t => t.GetCompilationUnitRoot().DescendantNodes())
            .OfType<FieldDeclarationSyntax>()
            .Where(f => !f.Modifiers.Any(m => m.IsKind(SyntaxKind.PublicKeyword) || m.IsKind(SyntaxKind.ConstKeyword)))
            .SelectMany(f => f.Declaration.Variables).Select(v => v.Identifier.ValueText).ToList();
        return fields.Count(f => f.StartsWith('_')) * 2 > fields.Count;
    }
}
