using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Optimizer.Core.Source;

/// <summary>Tells whether a function's own source is still what a version of it was made from.</summary>
internal static class SourceFingerprint
{
    /// <summary>
    /// SHA-256 over the tokens of every file that holds a part of the function's class, its contract among them; comments and
    /// white space do not count. Null where the platform has no such function or class.
    /// </summary>
    public static string? Of(PlatformSource source, string function)
    {
        if (source.Definition.Functions.FirstOrDefault(f => f.Id == function) is not { } defined) return null;
        var type = defined.Type.Replace('+', '.');
        var simple = type[(type.LastIndexOf('.') + 1)..];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var found = false;
        foreach (var (_, text) in source.Files.Where(f => IsCSharp(f.Key)).OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            if (!text.Contains(simple, StringComparison.Ordinal)) continue;
            var root = CSharpSyntaxTree.ParseText(text, PlatformCompiler.ParseOptions).GetCompilationUnitRoot();
            if (!root.DescendantNodes().OfType<TypeDeclarationSyntax>().Any(t => FullName(t) == type)) continue;
            found = true;
            foreach (var token in root.DescendantTokens()) hash.AppendData(Encoding.UTF8.GetBytes(token.Text + "\0"));
        }
        return found ? Convert.ToHexStringLower(hash.GetHashAndReset()) : null;
    }

    private static bool IsCSharp(string path) => path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase);

    private static string FullName(TypeDeclarationSyntax type) => string.Join('.', type.AncestorsAndSelf().Reverse().Select(a => a switch
    {
        BaseNamespaceDeclarationSyntax space => space.Name.ToString(),
        TypeDeclarationSyntax part => part.Identifier.ValueText,
        _ => null,
    }).Where(n => n is not null));
}
