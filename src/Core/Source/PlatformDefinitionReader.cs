using System.Text.Json;

namespace Optimizer.Core.Source;

/// <summary>Reads <c>platform.json</c>.</summary>
public static class PlatformDefinitionReader
{
    /// <summary>The file's name within a platform's folder.</summary>
    public const string FileName = "platform.json";

    /// <param name="text">The file's content; comments and trailing commas are allowed.</param>
    /// <exception cref="PlatformFaultsException">It is not JSON, or members are missing or wrong; names all of them with their places.</exception>
    public static PlatformDefinition Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var layout = PlatformJsonLayout.Read(text);
        var faults = new List<PlatformFault>(layout.Faults);
        var platform = Required(layout.Root, "platform", faults);
        if (platform is not null) CheckName(platform, "platform", faults);
        var functions = ReadFunctions(layout, faults);
        var assembly = Optional(layout.Root, "assembly", faults);
        var references = ReadReferences(layout, faults);
        var changes = ChangeRulesReader.Read(layout, faults);
        if (faults.Count > 0) throw new PlatformFaultsException(faults);
        return new PlatformDefinition(platform!.Text, functions, references) { Assembly = assembly?.Text, Changes = changes };
    }

    private static List<FunctionDefinition> ReadFunctions(PlatformJsonLayout layout, List<PlatformFault> faults)
    {
        var functions = new List<FunctionDefinition>();
        if (layout.Functions.Count == 0 && layout.Faults.Count == 0)
            faults.Add(layout.Root.Fault("\"functions\" names no function: add {\"id\":\"price-quote\",\"type\":\"Storefront.PriceQuote\"}."));
        foreach (var entry in layout.Functions)
        {
            var id = Required(entry, "id", faults);
            var type = Required(entry, "type", faults);
            if (id is not null) CheckName(id, "id", faults);
            if (id is not null && functions.Exists(f => f.Id == id.Text))
                faults.Add(id.Fault($"the function id \"{id.Text}\" is used twice; ids are unique within a platform."));
            if (id is not null && type is not null) functions.Add(new FunctionDefinition(id.Text, type.Text));
        }
        return functions;
    }

    private static List<string> ReadReferences(PlatformJsonLayout layout, List<PlatformFault> faults)
    {
        faults.AddRange(layout.References.Where(r => r.Kind != JsonTokenType.String || r.Text.Length == 0)
            .Select(r => r.Fault("\"references\" holds paths of assemblies, as strings.")));
        return [.. layout.References.Select(r => r.Text)];
    }

    private static PlatformJsonValue? Required(PlatformJsonObject owner, string name, List<PlatformFault> faults)
    {
        if (owner.Members.ContainsKey(name)) return Optional(owner, name, faults);
        if (!owner.IsBroken) faults.Add(owner.Fault($"\"{name}\" is missing."));
        return null;
    }

    private static PlatformJsonValue? Optional(PlatformJsonObject owner, string name, List<PlatformFault> faults)
    {
        var value = owner.Members.GetValueOrDefault(name);
        if (value is null || value.Kind == JsonTokenType.Null) return null;
        if (value.Kind == JsonTokenType.String && value.Text.Length > 0) return value;
        faults.Add(value.Fault($"\"{name}\" is to be a text that is not empty."));
        return null;
    }

    private static void CheckName(PlatformJsonValue name, string member, List<PlatformFault> faults)
    {
        if (!Runtime.Names.IsName(name.Text))
            faults.Add(name.Fault($"\"{name.Text}\" is no valid {member}: use 1 to 63 of a-z, 0-9 and -, beginning with a letter."));
    }
}
