using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Optimizer.Core.Source;

namespace Optimizer.Core.Generation;

/// <summary>Reads a function anew after its file was rewritten.</summary>
internal static class FunctionSourceChanges
{
    /// <param name="source">The function as it was.</param>
    /// <param name="text">The whole new text of its file.</param>
    public static FunctionSource WithFile(this FunctionSource source, string text)
    {
        var old = source.Declaration.SyntaxTree;
        var tree = CSharpSyntaxTree.ParseText(text, PlatformCompiler.ParseOptions, old.FilePath);
        var compilation = JsonSourceGeneration.Apply(source.Compilation.ReplaceSyntaxTree(old, tree));
        var type = compilation.Assembly.GetTypeByMetadataName(BundleUnit.FullName(source.Type))!;
        var place = old.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>().ToList().IndexOf(source.Declaration);
        return source with
        {
            Compilation = compilation, Type = type,
            Declaration = tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>().ElementAt(place),
        };
    }
}
