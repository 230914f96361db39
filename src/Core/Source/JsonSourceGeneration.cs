extern alias JsonGenerator;

using JsonGenerator::System.Text.Json.SourceGeneration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Optimizer.Core.Source;

/// <summary>Runs the source generator of System.Text.Json, as the SDK does for a project: nothing else runs it for what is compiled in this process.</summary>
internal static class JsonSourceGeneration
{
    private const string Folder = "System.Text.Json.SourceGeneration";

    /// <summary>The compilation with the other half of each <c>JsonSerializerContext</c>; what was generated for it before is generated anew.</summary>
    public static CSharpCompilation Apply(CSharpCompilation compilation)
    {
        var written = compilation.RemoveSyntaxTrees(compilation.SyntaxTrees.Where(IsGenerated));
        if (!written.SyntaxTrees.Any(HasContext)) return written;
        CSharpGeneratorDriver.Create([new JsonSourceGenerator().AsSourceGenerator()], parseOptions: PlatformCompiler.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(written, out var completed, out _);
        return (CSharpCompilation)completed;
    }

    /// <summary>Whether a tree is none of the author's.</summary>
    public static bool IsGenerated(SyntaxTree tree) => tree.FilePath.StartsWith(Folder, StringComparison.Ordinal);

    private static bool HasContext(SyntaxTree tree) => tree.ToString().Contains("JsonSerializerContext", StringComparison.Ordinal);
}
