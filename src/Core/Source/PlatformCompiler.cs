using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Optimizer.Core.Proof;
using Optimizer.Runtime.Versions;

namespace Optimizer.Core.Source;

/// <summary>Compiles a platform's folder and finds its functions.</summary>
public static class PlatformCompiler
{
    internal static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest, DocumentationMode.Parse);

    /// <param name="source">Definition and files.</param>
    /// <param name="references">Usually <see cref="PlatformReferences.With"/> the platform's own references.</param>
    /// <exception cref="PlatformFaultsException">Source that does not compile, or a function that is not there or is none; names all faults.</exception>
    public static PlatformCompilation Compile(PlatformSource source, IReadOnlyList<MetadataReference> references)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(references);
        var compilation = Create(source, references);
        var finder = new FunctionFinder(source, compilation);
        var functions = finder.FindAll();
        var image = Emit(compilation, out var errors);
        List<PlatformFault> faults = [.. errors, .. finder.Faults];
        if (faults.Count > 0) throw new PlatformFaultsException(faults);
        return new PlatformCompilation { Source = source, Compilation = compilation, Image = image, Functions = functions };
    }

    private static CSharpCompilation Create(PlatformSource source, IReadOnlyList<MetadataReference> references)
    {
        List<SyntaxTree> trees =
        [
            .. source.Files.Where(f => f.Key.EndsWith(".cs", StringComparison.OrdinalIgnoreCase))
                .OrderBy(f => f.Key, StringComparer.Ordinal)
                .Select(f => CSharpSyntaxTree.ParseText(f.Value, ParseOptions, f.Key)),
        ];
        var isProgram = trees.Exists(t => t.GetCompilationUnitRoot().Members.Any(m => m is GlobalStatementSyntax));
        trees.Add(GlobalUsings.Implicit);
        trees.Add(CSharpSyntaxTree.ParseText(
            $"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"{BundleManifest.AssemblyName}\")]", ParseOptions));
        return JsonSourceGeneration.Apply(CSharpCompilation.Create(
            source.Definition.Assembly ?? source.Definition.Platform, trees, references,
            Options(isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary)));
    }

    internal static CSharpCompilationOptions Options(OutputKind kind) => new(
        kind, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true, deterministic: true,
        nullableContextOptions: NullableContextOptions.Enable, generalDiagnosticOption: ReportDiagnostic.Default);

    private static AssemblyImage Emit(CSharpCompilation compilation, out List<PlatformFault> faults)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        faults =
        [
            .. result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)
                .OrderBy(d => d.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(d => d.Location.SourceSpan.Start)
                .Select(FunctionFinder.Fault),
        ];
        return new AssemblyImage(compilation.AssemblyName!, image.ToArray());
    }
}
