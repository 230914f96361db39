using System.Text.Json;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.Core.Traffic;

/// <summary>The members of a line as they are read.</summary>
internal struct TraceLineFields
{
    private string? function;
    private int version;
    private DateTimeOffset? start;
    private double? durationMs;
    private string? outcome;
    private string? error;
    private string? requestHash;
    private JsonElement? request;
    private JsonElement? response;
    private int inFlight;
    private bool coldStart;
    private long? allocatedBytes;
    private string? instance;
    private DependencyCall[]? dependencies;

    /// <summary>Reads the member that the reader stands on.</summary>
    public void ReadMember(ref Utf8JsonReader reader, StringPool pool)
    {
        if (Is(ref reader, "function"u8)) function = JsonMembers.Text(ref reader, "function", pool);
        else if (Is(ref reader, "version"u8)) version = JsonMembers.Count(ref reader, "version");
        else if (Is(ref reader, "start"u8)) start = JsonMembers.Time(ref reader, "start");
        else if (Is(ref reader, "durationMs"u8)) durationMs = JsonMembers.Duration(ref reader, "durationMs");
        else if (Is(ref reader, "outcome"u8)) outcome = JsonMembers.Outcome(ref reader);
        else if (Is(ref reader, "error"u8)) error = JsonMembers.OptionalText(ref reader, "error", pool);
        else if (Is(ref reader, "requestHash"u8)) requestHash = JsonMembers.OptionalText(ref reader, "requestHash", pool);
        else if (Is(ref reader, "request"u8)) request = JsonMembers.Json(ref reader);
        else if (Is(ref reader, "response"u8)) response = JsonMembers.Json(ref reader);
        else if (Is(ref reader, "inFlight"u8)) inFlight = JsonMembers.Count(ref reader, "inFlight");
        else if (Is(ref reader, "coldStart"u8)) coldStart = JsonMembers.Flag(ref reader, "coldStart");
        else if (Is(ref reader, "allocatedBytes"u8)) allocatedBytes = JsonMembers.OptionalCount(ref reader, "allocatedBytes");
        else if (Is(ref reader, "instance"u8)) instance = JsonMembers.OptionalText(ref reader, "instance", pool);
        else if (Is(ref reader, "dependencies"u8)) dependencies = DependencyLineParser.Parse(ref reader, pool);
        else TraceLineParser.SkipMember(ref reader);
    }

    /// <param name="end">Where a missing member would have stood.</param>
    public readonly Invocation ToInvocation(long end)
    {
        if (function is "") throw new LineFaultException(end, "function is empty");
        return new Invocation
        {
            Function = function ?? throw Missing("function", end),
            Version = version,
            Start = start ?? throw Missing("start", end),
            DurationMs = durationMs ?? throw Missing("durationMs", end),
            Outcome = outcome ?? throw Missing("outcome", end),
            Error = outcome == Outcomes.Error ? error ?? "unknown" : null,
            RequestHash = string.IsNullOrEmpty(requestHash) ? null : requestHash,
            Request = request,
            Response = response,
            InFlight = inFlight,
            ColdStart = coldStart,
            AllocatedBytes = allocatedBytes,
            Instance = instance,
            Dependencies = dependencies,
        };
    }

    private static bool Is(ref Utf8JsonReader reader, ReadOnlySpan<byte> member) => TraceLineParser.Is(ref reader, member);

    private static LineFaultException Missing(string member, long end) => new(end, $"{member} is missing");
}
