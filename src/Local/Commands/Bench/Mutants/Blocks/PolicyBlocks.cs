using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Optimizer.Local.Commands.Bench.Mutants.Blocks;

/// <summary>
/// The sources of the runtime's building blocks, which this assembly carries. In a bundle they stand before the runtime's own types
/// of the same names, so that a decorator is built from them without a change of its own.
/// </summary>
internal static class PolicyBlocks
{
    private const string Prefix = "policies/";

    /// <summary>By name without extension. Scenarios know the one exception by its type, so that stays the runtime's.</summary>
    public static IReadOnlyDictionary<string, string> Files { get; } = typeof(PolicyBlocks).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal) && !n.Contains("OverloadedException", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .ToDictionary(n => Path.GetFileNameWithoutExtension(n[Prefix.Length..]), Read, StringComparer.Ordinal);

    /// <summary>A bundle's source with all building blocks in it.</summary>
    public static string Beside(string decorator)
    {
        var text = new StringBuilder(Braced(decorator)).Append('\n');
        foreach (var (name, source) in Files) text.Append(Marker(name)).Append(Inside(source)).Append('\n');
        return text.ToString();
    }

    /// <summary>Where a text of a block stands in a bundle's source.</summary>
    /// <exception cref="InvalidOperationException">It does not stand there exactly once: the block has changed, and the break with it.</exception>
    public static TextSpan Find(string bundle, string file, string text)
    {
        var from = bundle.IndexOf(Marker(file), StringComparison.Ordinal);
        var to = from < 0 ? -1 : bundle.IndexOf("\n// block ", from + 1, StringComparison.Ordinal);
        var block = from < 0 ? "" : to < 0 ? bundle[from..] : bundle[from..to];
        var at = block.IndexOf(text, StringComparison.Ordinal);
        if (at < 0 || block.IndexOf(text, at + 1, StringComparison.Ordinal) >= 0)
            throw new InvalidOperationException($"{file}.cs does not hold this text once, so it cannot be broken there: {text}");
        return new TextSpan(from + at, text.Length);
    }

    private static string Marker(string name) => $"\n// block {name}.cs\n";

    private static string Read(string resource)
    {
        using var reader = new StreamReader(typeof(PolicyBlocks).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>A block's usings go inside its namespace, as one file can have several of these.</summary>
    private static string Inside(string source)
    {
        var root = CSharpSyntaxTree.ParseText(source).GetCompilationUnitRoot();
        var space = (FileScopedNamespaceDeclarationSyntax)root.Members[0];
        var usings = string.Concat(root.Usings.Select(u => u.ToString() + "\n"));
        return $"namespace {space.Name}\n{{\n{usings}{source[space.SemicolonToken.Span.End..]}}}\n";
    }

    private static string Braced(string decorator)
    {
        var space = CSharpSyntaxTree.ParseText(decorator).GetCompilationUnitRoot().Members.OfType<FileScopedNamespaceDeclarationSyntax>().FirstOrDefault();
        return space is null ? decorator : $"{decorator[..space.SemicolonToken.SpanStart]}\n{{{decorator[space.SemicolonToken.Span.End..]}}}\n";
    }
}
