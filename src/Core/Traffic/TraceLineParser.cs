using System.Text.Json;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.Core.Traffic;

/// <summary>Reads one line of a trace in one pass over its bytes. Not safe for several threads.</summary>
internal sealed class TraceLineParser
{
    private readonly StringPool pool = new();

    /// <summary>The invocation of a line, or why there is none.</summary>
    public Invocation? Parse(ReadOnlySpan<byte> line, out (long Column, string Reason) fault)
    {
        fault = default;
        try
        {
            var reader = new Utf8JsonReader(line);
            return ParseObject(ref reader);
        }
        catch (LineFaultException unusable)
        {
            fault = (unusable.Column, unusable.Message);
        }
        catch (JsonException broken)
        {
            fault = ((broken.BytePositionInLine ?? 0) + 1, $"not JSON: {FirstSentence(broken.Message)}");
        }
        catch (InvalidOperationException broken)
        {
            fault = (1, $"text that is not UTF-8: {FirstSentence(broken.Message)}");
        }
        return null;
    }

    /// <summary>Whether the reader stands on this member; then it is moved on to the member's value.</summary>
    internal static bool Is(ref Utf8JsonReader reader, ReadOnlySpan<byte> member)
    {
        if (!reader.ValueTextEquals(member)) return false;
        reader.Read();
        return true;
    }

    /// <summary>Moves from the name of a member that nobody needs to its end.</summary>
    internal static void SkipMember(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    private Invocation ParseObject(ref Utf8JsonReader reader)
    {
        reader.Read();
        JsonMembers.Need(reader.TokenType == JsonTokenType.StartObject, ref reader, "the line", "an object");
        var fields = default(TraceLineFields);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            fields.ReadMember(ref reader, pool);
        var end = reader.TokenStartIndex + 1;
        if (reader.Read()) throw new LineFaultException(reader.TokenStartIndex + 1, "something follows the invocation");
        return fields.ToInvocation(end);
    }

    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? message.TrimEnd('.') : message[..end];
    }
}
