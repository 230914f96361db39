using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Optimizer.Core.Model;
using Optimizer.Core.Proof;
using Optimizer.Runtime.Versions;

namespace Optimizer.Core.Source;

/// <summary>Compiles a candidate against its platform into the assembly that a bundle carries.</summary>
public static class BundleCompiler
{
    private const string FileName = "source.cs";

    /// <returns>The image, or the errors: a candidate that does not compile is an expected outcome.</returns>
    public static BundleCompilation Compile(PlatformCompilation platform, Candidate candidate)
    {
        ArgumentNullException.ThrowIfNull(platform);
        ArgumentNullException.ThrowIfNull(candidate);
        var compilation = Create(platform.Compilation, candidate.BundleSource);
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        return result.Success
            ? new BundleCompilation(new AssemblyImage(BundleManifest.AssemblyName, image.ToArray()), [])
            : new BundleCompilation(null, [.. Errors(result.Diagnostics).Select(FunctionFinder.Fault)]);
    }

    /// <summary>A bundle's compilation; types that it declares stand before the platform's types of the same name.</summary>
    internal static CSharpCompilation Create(CSharpCompilation platform, string source) => JsonSourceGeneration.Apply(CSharpCompilation.Create(
        BundleManifest.AssemblyName,
        [CSharpSyntaxTree.ParseText(source, PlatformCompiler.ParseOptions, FileName), GlobalUsings.Of(platform)],
        platform.References.Append(platform.ToMetadataReference()),
        PlatformCompiler.Options(OutputKind.DynamicallyLinkedLibrary)));

    internal static IEnumerable<Diagnostic> Errors(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error);
}
