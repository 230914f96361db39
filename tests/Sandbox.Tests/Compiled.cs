using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Optimizer.Core.Proof;

namespace Optimizer.Sandbox.Tests;

/// <summary>Compiles platforms and bundles for jobs.</summary>
internal static class Compiled
{
    private const string Usings = """
        global using System; global using System.Collections.Generic; global using System.Linq; global using System.Net.Http;
        global using System.Threading; global using System.Threading.Tasks; global using Optimizer.Runtime;
        """;

    private static readonly List<MetadataReference> Framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator).Where(p => !Path.GetFileName(p).StartsWith("xunit", StringComparison.Ordinal))
        .Select(p => (MetadataReference)MetadataReference.CreateFromFile(p)).ToList();

    public static AssemblyImage Platform(string source) => Emit("Shop", source, []);

    public static AssemblyImage Bundle(AssemblyImage platform, string source) =>
        Emit("Optimizer.Bundle", source, [MetadataReference.CreateFromImage(platform.Image)]);

    private static AssemblyImage Emit(string name, string source, MetadataReference[] more)
    {
        var compilation = CSharpCompilation.Create(
            name, [CSharpSyntaxTree.ParseText(Usings), CSharpSyntaxTree.ParseText(source)], [.. Framework, .. more],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        return new AssemblyImage(name, image.ToArray());
    }
}
