using System.Text;
using System.Text.Json;

namespace Optimizer.Core.Storage.Integrity;

/// <summary>
/// A checksum as the last member of a stored JSON object: <c>"seal":"</c> and 16 hex digits of the SHA-256 of the text without it.
/// It finds damage, not forgery: a text without it is taken as it is, so that a person can edit a row by hand.
/// </summary>
internal static class DocumentSeal
{
    private const string Member = "\"seal\":\"";
    private const int Digits = 16;
    private static readonly int Length = Member.Length + Digits + 2;

    /// <returns>The text as it is where it is no object, or where the seal would not fit.</returns>
    public static string Put(string json)
    {
        if (!json.StartsWith('{') || !json.EndsWith('}') || Encoding.UTF8.GetByteCount(json) + Length + 1 > StorageRules.MaxValueBytes) return json;
        return $"{json[..^1]}{(json.Length == 2 ? "" : ",")}{Member}{Of(json)}\"}}";
    }

    /// <returns>The text without its seal, and whether it is what was sealed (without a seal: whether it is JSON at all).</returns>
    public static (string Json, bool Whole) Open(string text)
    {
        if (Departures(text) is var departures and > 0) return (text, departures > 1 && IsJson(text));
        var body = text[..^Length];
        var json = (body.EndsWith(',') ? body[..^1] : body) + "}";
        return (json, Of(json) == text[^(Digits + 2)..^2]);
    }

    /// <summary>How many of its fixed characters a seal at the end would have wrong: with one, it is a damaged seal rather than none.</summary>
    private static int Departures(string text)
    {
        if (text.Length <= Length) return Length;
        var seal = text.AsSpan(text.Length - Length);
        var wrong = (seal[^1] == '}' ? 0 : 1) + (seal[^2] == '"' ? 0 : 1);
        for (var i = 0; i < Member.Length; i++) wrong += seal[i] == Member[i] ? 0 : 1;
        return wrong;
    }

    private static string Of(string json) => ContentHash.Of(json)[..Digits];

    private static bool IsJson(string text)
    {
        try
        {
            using var _ = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
