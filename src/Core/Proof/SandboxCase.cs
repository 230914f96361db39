using System.Text.Json;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.Core.Proof;

/// <summary>One request with the dependency calls that can be served back.</summary>
/// <param name="Id">Within the job.</param>
/// <param name="Request">The request as JSON.</param>
/// <param name="Dependencies">Recorded calls with request and response, in their order.</param>
/// <param name="Generated">Whether the request was made up (an edge case) rather than recorded.</param>
public sealed record SandboxCase(int Id, JsonElement Request, IReadOnlyList<DependencyCall> Dependencies, bool Generated)
{
    /// <summary>When the request was recorded: what the pinned clock shows while it is executed again. Null: a fixed instant.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>How the case departs from what was recorded, beside its request.</summary>
    public CaseVariant Variant { get; init; }
}
