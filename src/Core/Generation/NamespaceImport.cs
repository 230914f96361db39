using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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
        var tree = source.Declaration.SyntaxTree;
        var seen = source.Compilation.GetSemanticModel(tree).LookupNamespacesAndTypes(source.Declaration.OpenBraceToken.Span.End, name: type);
        if (seen.Any(s => s is INamedTypeSymbol && s.ContainingNamespace.ToDisplayString() == space)) return;
        var root = tree.GetCompilationUnitRoot();
        var next = root.Usings.FirstOrDefault(u => u.GlobalKeyword == default && u.Alias is null && u.StaticKeyword == default && IsAfter(u.Name!.ToString(), space));
        var line = $"using {space};{SourceStyle.Of(source).NewLine}";
        if (next is not null) edits.Open(next.SpanStart, line);
        else edits.Open(root.Usings.Count > 0 ? root.Usings.Last().FullSpan.End : root.SpanStart, line);
    }

    private static bool IsAfter(string name, string space)
    {
        var isSystem = name == "System" || name.StartsWith("System.", StringComparison.Ordinal);
        return !isSystem || string.CompareOrdinal(name, space) > 0;
    }
}
