using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Optimizer.Core.Source;

namespace Optimizer.Core.Generation.Formats;

/// <summary>
/// <c>JsonSerializer.Serialize(rows)</c> to <c>JsonSerializer.Serialize(rows, ReportJson.Default.ListRow)</c>, with a context of which
/// System.Text.Json's source generator writes the other half. All calls of a context have the same options. Reading stays as it is:
/// generated metadata makes objects no sooner than reflection does.
/// </summary>
internal sealed class JsonContext(FunctionSource source, SemanticModel model)
{
    private readonly JsonContextShape shape = new(source.Compilation);
    private readonly JsonOptionsUse uses = new(model);

    public IReadOnlyList<FormatSite> Find(IEnumerable<MethodDeclarationSyntax> methods)
    {
        var calls = methods.SelectMany(m => m.DescendantNodes()).OfType<InvocationExpressionSyntax>()
            .Select(c => JsonCall.Of(c, model)).OfType<JsonCall>().Where(c => shape.Holds(c.Type)).ToList();
        var sets = calls.ToDictionary(c => c, OptionsOf);
        if (calls.Find(c => c.IsBulk && sets[c] is not null) is not { } first) return [];
        var chosen = calls.Where(c => sets[c] == sets[first] && c.IsBulk).ToList();
        while (chosen.RemoveAll(c => !AreAllChosen(c, chosen)) > 0)
        {
        }
        if (chosen.Count == 0) return [];
        var types = chosen.Select(c => c.Type).Distinct(SymbolEqualityComparer.Default).Cast<ITypeSymbol>().ToList();
        return [.. chosen.Select((c, i) => new FormatSite("json-context", c.Call, edits =>
        {
            if (i == 0) Declare(types, sets[first]!, edits);
            Rewrite(c, chosen, edits);
        }))];
    }

    /// <summary>Options that are made per call are there for all of their uses or for none.</summary>
    private bool AreAllChosen(JsonCall call, List<JsonCall> chosen) =>
        CreationOf(call) is not { } creation || uses.Of(creation)!.TrueForAll(u => chosen.Exists(c => c.Options == u));

    private string? OptionsOf(JsonCall call)
    {
        if (call.Options is null) return JsonOptionSet.Default;
        if (CreationOf(call) is { } creation) return JsonOptionSet.Of(creation, model);
        return model.GetSymbolInfo(call.Options).Symbol is IPropertySymbol { IsStatic: true, ContainingType.Name: "JsonSerializerOptions" } known
            ? known.Name switch { "Web" => JsonOptionSet.Web, "Default" => JsonOptionSet.Default, _ => null }
            : null;
    }

    /// <summary>Where a call's options are made, in the call or as a local that only serializers are given.</summary>
    private BaseObjectCreationExpressionSyntax? CreationOf(JsonCall call) => call.Options switch
    {
        BaseObjectCreationExpressionSyntax creation => creation,
        IdentifierNameSyntax name when model.GetSymbolInfo(name).Symbol is ILocalSymbol local
            && local.DeclaringSyntaxReferences[0].GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax creation }
            && uses.Of(creation) is not null => creation,
        _ => null,
    };

    private void Rewrite(JsonCall call, List<JsonCall> chosen, TextEdits edits)
    {
        call.Rewrite($"{Name}.Default.{JsonContextShape.Property(call.Type)}", edits);
        if (CreationOf(call) is { } creation && JsonOptionsUse.Local(creation) is { } local && chosen.Find(c => CreationOf(c) == creation) == call)
            local.RemoveFrom(edits);
    }

    private string Name
    {
        get
        {
            var name = source.Type.Name + "Json";
            while (source.Type.ContainingNamespace.GetTypeMembers(name).Length > 0) name += "2";
            return name;
        }
    }

    private void Declare(List<ITypeSymbol> types, string options, TextEdits edits)
    {
        var (style, column) = (SourceStyle.Of(source), SourceStyle.Column(source.Declaration));
        var position = source.Declaration.Span.End;
        List<string> lines =
        [
            .. options.Length > 0 ? [$"[JsonSourceGenerationOptions({options})]"] : Array.Empty<string>(),
            .. types.Select(t => $"[JsonSerializable(typeof({t.ToMinimalDisplayString(model, source.Declaration.SpanStart, SymbolDisplayFormat.MinimallyQualifiedFormat.RemoveMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier))}))]"),
            .. style.FileScoped ? [$"internal sealed partial class {Name} : JsonSerializerContext;"] : new[] { $"internal sealed partial class {Name} : JsonSerializerContext", "{", "}" },
        ];
        edits.Open(position, string.Concat(lines.Select((l, i) => (i == 0 ? style.NewLine : "") + style.NewLine + column + l)));
        NamespaceImport.Add(source, "System.Text.Json.Serialization", "JsonSerializerContext", edits);
        NamespaceImport.Add(source, "System.Text.Json", "JsonSerializer", edits);
    }
}
