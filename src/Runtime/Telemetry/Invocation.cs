using System.Text.Json;

namespace Optimizer.Runtime.Telemetry;

/// <summary>One call of a function: a line of a trace and of a telemetry batch.</summary>
public sealed record Invocation
{
    /// <summary>The function's id.</summary>
    public required string Function { get; init; }

    /// <summary>The version that answered; 0 is the original.</summary>
    public int Version { get; init; }

    /// <summary>When the call began.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>How long the caller waited, in milliseconds, ≥ 0.</summary>
    public required double DurationMs { get; init; }

    /// <summary><see cref="Outcomes.Ok"/>, <see cref="Outcomes.Error"/> or <see cref="Outcomes.Cancelled"/>.</summary>
    public string Outcome { get; init; } = Outcomes.Ok;

    /// <summary>The exception's full type name when the outcome is an error; else null.</summary>
    public string? Error { get; init; }

    /// <summary>Equal for equal requests; null when neither it nor the request was captured.</summary>
    public string? RequestHash { get; init; }

    /// <summary>The redacted request, when sampled.</summary>
    public JsonElement? Request { get; init; }

    /// <summary>The redacted response, when sampled.</summary>
    public JsonElement? Response { get; init; }

    /// <summary>Calls of this function under way on this instance when this one began, itself included.</summary>
    public int InFlight { get; init; }

    /// <summary>Whether this was the first call on its instance.</summary>
    public bool ColdStart { get; init; }

    /// <summary>Bytes allocated on the calling thread by a call that completed synchronously; null when unknown.</summary>
    public long? AllocatedBytes { get; init; }

    /// <summary>The process that served the call.</summary>
    public string? Instance { get; init; }

    /// <summary>What the call asked of others, when sampled; null when not observed, empty when there was nothing.</summary>
    public IReadOnlyList<DependencyCall>? Dependencies { get; init; }
}
