using System.Text;
using System.Text.Json;

namespace Optimizer.Core.Source;

/// <summary>Where things stand in <c>platform.json</c>: for faults with places and for edits that touch nothing else.</summary>
internal sealed class PlatformJsonLayout
{
    private readonly byte[] utf8;
    private readonly List<PlatformFault> faults = [];
    private readonly List<PlatformJsonObject> functions = [];
    private readonly List<PlatformJsonValue> references = [];
    private readonly Dictionary<string, PlatformJsonValue> changes = new(StringComparer.Ordinal);

    private PlatformJsonLayout(string text)
    {
        utf8 = Encoding.UTF8.GetBytes(text);
        Root = new PlatformJsonObject(new PlatformJsonValue(JsonTokenType.None, "", 0, 0, 1, 1), false);
    }

    public PlatformJsonObject Root { get; private set; }

    public IReadOnlyList<PlatformJsonObject> Functions => functions;

    public IReadOnlyList<PlatformJsonValue> References => references;

    public IReadOnlyList<PlatformFault> Faults => faults;

    /// <summary>The text of <c>changes</c>; null where there is none.</summary>
    public string? ChangesText { get; private set; }

    /// <summary>Its values by their JSON paths from <c>$</c>.</summary>
    public IReadOnlyDictionary<string, PlatformJsonValue> Changes => changes;

    public static PlatformJsonLayout Read(string text)
    {
        var layout = new PlatformJsonLayout(text);
        try
        {
            layout.ReadRoot();
        }
        catch (JsonException broken)
        {
            layout.Break(broken);
        }
        return layout;
    }

    private void ReadRoot()
    {
        var skipBom = utf8.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? 3 : 0;
        var reader = new Utf8JsonReader(
            utf8.AsSpan(skipBom), new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        reader.Read();
        Root = ReadObject(ref reader, skipBom, "platform.json is to hold one object.", atRoot: true);
        reader.Read();
    }

    private PlatformJsonObject ReadObject(ref Utf8JsonReader reader, int offset, string otherwise, bool atRoot = false)
    {
        var isObject = reader.TokenType == JsonTokenType.StartObject;
        var result = new PlatformJsonObject(Value(ref reader, offset), !isObject);
        if (!isObject)
        {
            faults.Add(result.Fault(otherwise));
            reader.Skip();
            return result;
        }
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (atRoot && name == "functions") ReadFunctions(ref reader, offset);
            else if (atRoot && name == "changes") ReadChanges(ref reader, offset);
            else if (atRoot && name == "references") ReadReferences(ref reader, offset);
            else result.Members[name] = Value(ref reader, offset);
            reader.Skip();
        }
        return result;
    }

    private void ReadFunctions(ref Utf8JsonReader reader, int offset)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            faults.Add(Value(ref reader, offset).Fault("\"functions\" is to be an array of objects with \"id\" and \"type\"."));
            return;
        }
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            functions.Add(ReadObject(ref reader, offset, "a function is to be an object with \"id\" and \"type\"."));
    }

    private void ReadChanges(ref Utf8JsonReader reader, int offset)
    {
        var start = (int)reader.TokenStartIndex + offset;
        Locate(ref reader, offset, "$");
        ChangesText = Encoding.UTF8.GetString(utf8, start, (int)reader.BytesConsumed + offset - start);
    }

    private void Locate(ref Utf8JsonReader reader, int offset, string path)
    {
        changes[path] = Value(ref reader, offset);
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
                Locate(ref reader, offset, FormattableString.Invariant($"{path}[{i}]"));
        }
        else if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString();
                reader.Read();
                Locate(ref reader, offset, $"{path}.{name}");
            }
        }
    }

    private void ReadReferences(ref Utf8JsonReader reader, int offset)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            faults.Add(Value(ref reader, offset).Fault("\"references\" is to be an array of paths."));
            return;
        }
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            references.Add(Value(ref reader, offset));
            reader.Skip();
        }
    }

    private PlatformJsonValue Value(ref Utf8JsonReader reader, int offset)
    {
        var (from, to) = ((int)reader.TokenStartIndex + offset, (int)reader.BytesConsumed + offset);
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString()! : "";
        return Place(reader.TokenType, text, from, to);
    }

    private PlatformJsonValue Place(JsonTokenType kind, string text, int from, int to)
    {
        var before = Encoding.UTF8.GetString(utf8, 0, from);
        var line = before.Count(c => c == '\n') + 1;
        return new PlatformJsonValue(
            kind, text, before.Length, Encoding.UTF8.GetCharCount(utf8, from, to - from), line, before.Length - before.LastIndexOf('\n'));
    }

    private void Break(JsonException broken)
    {
        var line = (int)(broken.LineNumber ?? 0);
        var start = 0;
        for (var i = 0; i < line; i++) start = Array.IndexOf(utf8, (byte)'\n', start) + 1;
        var at = Math.Min(utf8.Length, start + (int)(broken.BytePositionInLine ?? 0));
        var reason = broken.Message.Split(" LineNumber:")[0];
        faults.Add(Place(JsonTokenType.None, "", at, at).Fault($"not JSON: {reason}"));
        Root = Root with { IsBroken = true };
    }
}
