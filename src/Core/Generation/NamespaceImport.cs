using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Optimizer.Core.Source;

namespace Optimizer.Core.Generation;

/// <summary>Adds a using directive in its alphabetical place, <c>System</c> first.</summary>
internal static class NamespaceImport
{
    /// <param name="source">The function.</param>
    /// <param name="space">The namespace.</param>
    /// <param name="type">A type of it; where the file sees that already, nothing is added.</param>
    /// <param name="edits">Of the function's file.</param>
    public static void Add(FunctionSource source, string space, string type, TextEdits edits)
    {
        if (IsSeen(source, space, type)) return;
        var root = source.Declaration.SyntaxTree.GetCompilationUnitRoot();
        var next = root.Usings.FirstOrDefault(u => u.GlobalKeyword == default && u.Alias is null && u.StaticKeyword == default && IsAfter(u.Name!.ToString(), space));
        var line = $"using {space};{SourceStyle.Of(source).NewLine}";
        if (next is not null) edits.Open(next.SpanStart, line);
        else edits.Open(root.Usings.Count > 0 ? root.Usings.Last().FullSpan.End : root.SpanStart, line);
    }

    /// <summary>Whether the author's project sees a type by its short name: in a file that writes its usings out, by these alone.</summary>
    public static bool IsSeen(FunctionSource source, string space, string type)
    {
        var tree = source.Declaration.SyntaxTree;
        var seen = source.Compilation.GetSemanticModel(tree).LookupNamespacesAndTypes(source.Declaration.OpenBraceToken.Span.End, name: type);
        if (seen.Length == 0 || seen.Any(s => s.ContainingNamespace?.ToDisplayString() != space)) return false;
        if (!SourceStyle.Of(source).ExplicitUsings || seen[0].Locations.Any(l => l.IsInSource)) return true;
        return tree.GetRoot().DescendantNodes().OfType<UsingDirectiveSyntax>().Any(u => u.Name?.ToString() == space);
    }

    private static bool IsAfter(string name, string space)
    {
        var isSystem = name == "System" || name.StartsWith("System.", StringComparison.Ordinal);
        return !isSystem || string.CompareOrdinal(name, space) > 0;
    }
}
