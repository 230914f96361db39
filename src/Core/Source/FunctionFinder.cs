using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Optimizer.Runtime;

namespace Optimizer.Core.Source;

/// <summary>Finds the class of every function that <c>platform.json</c> names.</summary>
internal sealed class FunctionFinder(PlatformSource source, CSharpCompilation compilation)
{
    private readonly PlatformJsonLayout layout =
        PlatformJsonLayout.Read(source.Files.GetValueOrDefault(PlatformDefinitionReader.FileName) ?? "{}");
    private readonly INamedTypeSymbol? contract = compilation.GetTypeByMetadataName(typeof(IPlatformFunction<,>).FullName!);
    private readonly List<PlatformFault> faults = [];

    public IReadOnlyList<PlatformFault> Faults => faults;

    public Dictionary<string, FunctionSource> FindAll()
    {
        var found = new Dictionary<string, FunctionSource>(StringComparer.Ordinal);
        foreach (var function in source.Definition.Functions)
        {
            if (found.ContainsKey(function.Id)) Add(function, "id", $"the function id \"{function.Id}\" is used twice.");
            else if (Find(function) is { } ready) found.Add(function.Id, ready);
        }
        return found;
    }

    internal static PlatformFault Fault(Diagnostic diagnostic)
    {
        var place = diagnostic.Location.GetLineSpan();
        var message = $"{diagnostic.Id}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}";
        return diagnostic.Location.IsInSource && place.Path.Length > 0
            ? new PlatformFault(place.Path, place.StartLinePosition.Line + 1, place.StartLinePosition.Character + 1, message)
            : new PlatformFault(PlatformDefinitionReader.FileName, 0, 0, message);
    }

    private FunctionSource? Find(FunctionDefinition function)
    {
        var type = Resolve(function);
        if (type is null) return null;
        var declaration = Declaration(type);
        if (type.TypeKind != TypeKind.Class || type.IsAbstract || type.IsGenericType || declaration is null)
            return Refuse(function, type, "is to be a class that is neither abstract, static nor generic");
        var implemented = type.AllInterfaces
            .Where(i => SymbolEqualityComparer.Default.Equals(i.OriginalDefinition, contract)).ToList();
        if (implemented.Count != 1)
            return Refuse(function, type, implemented.Count == 0
                ? "does not implement Optimizer.Runtime.IPlatformFunction<TRequest, TResponse>"
                : "implements IPlatformFunction<TRequest, TResponse> more than once, so its request is ambiguous");
        return new FunctionSource
        {
            Id = function.Id, Platform = source, Compilation = compilation, Type = type, Declaration = declaration,
            File = declaration.SyntaxTree.FilePath, RequestType = implemented[0].TypeArguments[0],
            ResponseType = implemented[0].TypeArguments[1], Contract = ContractReader.Read(type),
        };
    }

    private INamedTypeSymbol? Resolve(FunctionDefinition function)
    {
        var found = Names(function.Type).Select(compilation.Assembly.GetTypeByMetadataName).FirstOrDefault(t => t is not null);
        if (found is not null) return found;
        var simple = function.Type.Split('.', '+')[^1];
        var near = compilation.GetSymbolsWithName(simple, SymbolFilter.Type).OfType<INamedTypeSymbol>()
            .Select(t => t.ToDisplayString()).Order(StringComparer.Ordinal).ToList();
        var hint = near.Count > 0 ? $" Did you mean {string.Join(" or ", near)}?" : " It is to be the class's full name, namespace included.";
        Add(function, "type", $"there is no class {function.Type} among the *.cs files.{hint}");
        return null;
    }

    /// <summary><c>A.B.C</c> as itself and with its last dots read as nesting.</summary>
    private static IEnumerable<string> Names(string type)
    {
        for (var name = type; ;)
        {
            yield return name;
            var dot = name.LastIndexOf('.');
            if (dot < 0) yield break;
            name = string.Concat(name.AsSpan(0, dot), "+", name.AsSpan(dot + 1));
        }
    }

    private static TypeDeclarationSyntax? Declaration(INamedTypeSymbol type)
    {
        var parts = type.DeclaringSyntaxReferences.Select(r => r.GetSyntax()).OfType<TypeDeclarationSyntax>().ToList();
        return parts.Find(p => p.Members.OfType<MethodDeclarationSyntax>()
            .Any(m => m.Identifier.ValueText == nameof(IPlatformFunction<,>.InvokeAsync))) ?? parts.FirstOrDefault();
    }

    private FunctionSource? Refuse(FunctionDefinition function, INamedTypeSymbol type, string because)
    {
        var place = type.Locations[0].GetLineSpan();
        faults.Add(new PlatformFault(
            place.Path, place.StartLinePosition.Line + 1, place.StartLinePosition.Character + 1,
            $"function \"{function.Id}\": {type.ToDisplayString()} {because}."));
        return null;
    }

    private void Add(FunctionDefinition function, string member, string message)
    {
        var text = $"function \"{function.Id}\": {message}";
        var entry = layout.Functions.FirstOrDefault(f => f.Members.GetValueOrDefault("id")?.Text == function.Id
            && f.Members.GetValueOrDefault("type")?.Text == function.Type);
        faults.Add(entry?.Members[member].Fault(text) ?? new PlatformFault(PlatformDefinitionReader.FileName, 0, 0, text));
    }
}
