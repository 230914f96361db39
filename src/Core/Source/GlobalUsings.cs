using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Optimizer.Core.Source;

/// <summary>The usings that every file of a platform has without writing them.</summary>
internal static class GlobalUsings
{
    /// <summary>The namespaces that <c>ImplicitUsings</c> gives a class library.</summary>
    public static IReadOnlyList<string> ImplicitNamespaces { get; } =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks",
    ];

    public static SyntaxTree Implicit { get; } = CSharpSyntaxTree.ParseText(
        string.Concat(ImplicitNamespaces.Select(n => $"global using global::{n};\n")), PlatformCompiler.ParseOptions);

    /// <summary>The implicit ones and those that the platform's files declare, as one tree for a bundle.</summary>
    public static SyntaxTree Of(CSharpCompilation platform)
    {
        var declared = platform.SyntaxTrees.Where(t => t.FilePath.Length > 0)
            .SelectMany(t => t.GetCompilationUnitRoot().Usings).Where(u => u.GlobalKeyword != default)
            .Select(u => u.ToString() + "\n");
        return CSharpSyntaxTree.ParseText(Implicit + string.Concat(declared), PlatformCompiler.ParseOptions);
    }
}
