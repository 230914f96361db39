using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Optimizer.Core.Source;
using Optimizer.Runtime;

namespace Optimizer.Core.Proof.Changes;

/// <summary>One file that holds one function.</summary>
/// <param name="Name">As messages name it.</param>
/// <param name="Text">Its C#.</param>
public sealed record FunctionFile(string Name, string Text)
{
    private const string FunctionId = "function";

    /// <summary>Compiles the file and finds its one public class that is a function.</summary>
    /// <param name="assembly">Simple name of the assembly.</param>
    /// <param name="references">What it may use.</param>
    /// <exception cref="PlatformFaultsException">It does not compile, or does not hold exactly one function; with places.</exception>
    internal PlatformCompilation Compile(string assembly, IReadOnlyList<MetadataReference> references)
    {
        var type = FunctionIn(assembly, references);
        var definition = new PlatformDefinition(FunctionId, [new FunctionDefinition(FunctionId, type)], []) { Assembly = assembly };
        var files = new Dictionary<string, string>(StringComparer.Ordinal) { [AsSource(Name)] = Text };
        return PlatformCompiler.Compile(new PlatformSource(definition, files), references);
    }

    internal static FunctionSource SourceOf(PlatformCompilation compiled) => compiled.Functions[FunctionId];

    private static string AsSource(string name) => name.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) ? name : name + ".cs";

    /// <summary>Full name of the one public class that is a function; of a file that does not even parse, a name that gives its errors.</summary>
    private string FunctionIn(string assembly, IReadOnlyList<MetadataReference> references)
    {
        var tree = CSharpSyntaxTree.ParseText(Text, PlatformCompiler.ParseOptions, Name);
        var compilation = CSharpCompilation.Create(
            assembly, [tree, GlobalUsings.Implicit], references, PlatformCompiler.Options(OutputKind.DynamicallyLinkedLibrary));
        var contract = compilation.GetTypeByMetadataName(typeof(IPlatformFunction<,>).FullName!);
        var found = compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>()
            .Where(t => t is { TypeKind: TypeKind.Class, IsAbstract: false, DeclaredAccessibility: Accessibility.Public })
            .Where(t => t.AllInterfaces.Any(i => SymbolEqualityComparer.Default.Equals(i.OriginalDefinition, contract)))
            .ToList();
        if (found is [var one]) return one.ToMetadataName();
        RequireNoErrors(compilation);
        var place = found.Count == 0 ? default : found[1].Locations[0].GetLineSpan().StartLinePosition;
        throw new PlatformFaultsException(
        [
            found.Count == 0
                ? new PlatformFault(Name, 0, 0, "it holds no public class that implements Optimizer.Runtime.IPlatformFunction<TRequest, TResponse>.")
                : new PlatformFault(Name, place.Line + 1, place.Character + 1,
                    $"it holds {found.Count} functions ({string.Join(", ", found.Select(t => t.Name))}); keep one public class that implements IPlatformFunction<TRequest, TResponse> per file."),
        ]);
    }

    private static void RequireNoErrors(CSharpCompilation compilation)
    {
        var errors = BundleCompiler.Errors(compilation.GetDiagnostics()).Select(FunctionFinder.Fault).ToList();
        if (errors.Count > 0) throw new PlatformFaultsException(errors);
    }
}
