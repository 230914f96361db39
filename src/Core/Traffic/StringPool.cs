using System.Text.Json;

namespace Optimizer.Core.Traffic;

/// <summary>One string object for each of the few texts that come again on every line: function, target, exception type, instance.</summary>
internal sealed class StringPool
{
    private const int MaxStrings = 16_384;
    private const int MaxLength = 256;

    private readonly Dictionary<string, string> strings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> lookup;

    public StringPool() => lookup = strings.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The text of a string token.</summary>
    public string Get(ref Utf8JsonReader reader)
    {
        if (reader.HasValueSequence || reader.ValueSpan.Length > MaxLength) return reader.GetString()!;
        Span<char> text = stackalloc char[MaxLength];
        text = text[..reader.CopyString(text)];
        if (lookup.TryGetValue(text, out var known)) return known;
        var added = text.ToString();
        if (strings.Count < MaxStrings) strings.Add(added, added);
        return added;
    }
}
