using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Optimizer.Runtime.Json;

namespace Optimizer.Runtime.Recording;

/// <summary>Writes values as JSON with keyed hashes in place of <see cref="SensitiveAttribute"/> members.</summary>
internal sealed class Redactor
{
    private readonly SensitiveHash hash;

    [ThreadStatic]
    private static Dictionary<string, string>? replaced;

    [ThreadStatic]
    private static bool collecting;

    public Redactor(byte[] key)
    {
        hash = new SensitiveHash(key);
        Options = new JsonSerializerOptions(PlatformJson.Options)
        {
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { HideSensitive } },
        };
        Options.MakeReadOnly();
    }

    /// <summary><see cref="PlatformJson.Options"/>, but for the sensitive members. Only for writing.</summary>
    public JsonSerializerOptions Options { get; }

    /// <returns>Null when the value is cyclic, too deep, of a type that JSON does not know, or throws while it is read.</returns>
    public RedactedJson? TryWrite<T>(T value)
    {
        collecting = true;
        try
        {
            var json = JsonSerializer.SerializeToElement(value, Options);
            return new RedactedJson(json, replaced);
        }
        catch (Exception)
        {
            // Any getter of the caller's types may throw anything; a recording is never worth a failed call.
            return null;
        }
        finally
        {
            (collecting, replaced) = (false, null);
        }
    }

    /// <summary>Hides a value that is sensitive as a whole.</summary>
    public JsonElement Hide(JsonElement value, Type type) => hash.Hide(value, type, Note);

    private static void Note(string text, string token)
    {
        if (collecting) (replaced ??= new Dictionary<string, string>(StringComparer.Ordinal)).TryAdd(text, token);
    }

    private void HideSensitive(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object) return;
        foreach (var property in type.Properties.Where(p => SensitiveMembers.IsSensitive(type.Type, p)))
        {
            var converter = typeof(SensitiveConverter<>).MakeGenericType(property.PropertyType);
            property.CustomConverter = (JsonConverter)Activator.CreateInstance(converter, this)!;
        }
    }
}
