using System.Text.Json;

namespace Optimizer.Core.Proof;

/// <summary>What one execution of one case did.</summary>
public sealed record CaseResult
{
    public required int Case { get; init; }

    /// <summary><c>probe</c>, <c>baseline</c>, <c>baseline-again</c> or <c>candidate</c>.</summary>
    public required string Side { get; init; }

    /// <summary>The response; null when it threw.</summary>
    public JsonElement? Response { get; init; }

    /// <summary>Full type name of the exception; null when it returned.</summary>
    public string? Exception { get; init; }

    /// <summary>The exception's message, for people; not compared.</summary>
    public string? ExceptionMessage { get; init; }

    /// <summary>The request after the call.</summary>
    public JsonElement? RequestAfter { get; init; }

    /// <summary>Outgoing calls in order: target and canonical request.</summary>
    public IReadOnlyList<string> Calls { get; init; } = [];

    /// <summary>Calls for which no recorded answer was found; such a case proves nothing.</summary>
    public int UnservedCalls { get; init; }

    /// <summary>Outgoing HTTP requests with a cookie that a server set in another case. Every answer of a comparison sets one.</summary>
    public int OthersCookies { get; init; }

    /// <summary>Milliseconds; meaningful with <see cref="SandboxWork.Measure"/>.</summary>
    public double DurationMs { get; init; }

    /// <summary>Connections opened by this execution.</summary>
    public int Connections { get; init; }

    /// <summary>Bytes allocated by this execution, where it ran on one thread; else 0.</summary>
    public long AllocatedBytes { get; init; }

    /// <summary>Branches gone through, by number; of the <c>probe</c> side only.</summary>
    public IReadOnlyList<int> Branches { get; init; } = [];
}
