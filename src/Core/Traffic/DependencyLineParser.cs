using System.Text.Json;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.Core.Traffic;

/// <summary>Reads the <c>dependencies</c> of a trace line.</summary>
internal static class DependencyLineParser
{
    public static DependencyCall[]? Parse(ref Utf8JsonReader reader, StringPool pool)
    {
        if (reader.TokenType == JsonTokenType.Null) return null;
        JsonMembers.Need(reader.TokenType == JsonTokenType.StartArray, ref reader, "dependencies", "an array or null");
        var calls = new List<DependencyCall>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            JsonMembers.Need(reader.TokenType == JsonTokenType.StartObject, ref reader, "dependencies[]", "an object");
            calls.Add(ParseCall(ref reader, pool));
        }
        return [.. calls];
    }

    private static DependencyCall ParseCall(ref Utf8JsonReader reader, StringPool pool)
    {
        var place = reader.TokenStartIndex + 1;
        var (target, outcome, error) = ((string?)null, Outcomes.Ok, (string?)null);
        var (offset, duration, connectMs, connected) = (0d, 0d, 0d, false);
        JsonElement? request = null, response = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (Is(ref reader, "target"u8)) target = JsonMembers.Text(ref reader, "dependencies[].target", pool);
            else if (Is(ref reader, "offsetMs"u8)) offset = JsonMembers.Number(ref reader, "dependencies[].offsetMs");
            else if (Is(ref reader, "durationMs"u8)) duration = JsonMembers.Duration(ref reader, "dependencies[].durationMs");
            else if (Is(ref reader, "outcome"u8)) outcome = JsonMembers.Outcome(ref reader);
            else if (Is(ref reader, "error"u8)) error = JsonMembers.OptionalText(ref reader, "dependencies[].error", pool);
            else if (Is(ref reader, "connected"u8)) connected = JsonMembers.Flag(ref reader, "dependencies[].connected");
            else if (Is(ref reader, "connectMs"u8)) connectMs = JsonMembers.Duration(ref reader, "dependencies[].connectMs");
            else if (Is(ref reader, "request"u8)) request = JsonMembers.Json(ref reader);
            else if (Is(ref reader, "response"u8)) response = JsonMembers.Json(ref reader);
            else TraceLineParser.SkipMember(ref reader);
        }
        return new DependencyCall
        {
            Target = target ?? throw new LineFaultException(place, "dependencies[] lacks target"),
            OffsetMs = offset, DurationMs = duration, Outcome = outcome, Error = error,
            Connected = connected, ConnectMs = connectMs, Request = request, Response = response,
        };
    }

    private static bool Is(ref Utf8JsonReader reader, ReadOnlySpan<byte> member) => TraceLineParser.Is(ref reader, member);
}
