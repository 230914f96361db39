using System.Text.Json;

namespace Optimizer.Runtime.Telemetry;

/// <summary>One call that an invocation made to something else.</summary>
public sealed record DependencyCall
{
    /// <summary>What was called, with variable path parts folded: <c>GET rates.example/v1/{id}</c> or <c>IInventory.GetAsync</c>.</summary>
    public required string Target { get; init; }

    /// <summary>Milliseconds from the invocation's start.</summary>
    public double OffsetMs { get; init; }

    /// <summary>Milliseconds, connection set-up included.</summary>
    public double DurationMs { get; init; }

    /// <summary><see cref="Outcomes.Ok"/> or <see cref="Outcomes.Error"/>; an HTTP status of 400 or more is an error.</summary>
    public string Outcome { get; init; } = Outcomes.Ok;

    /// <summary>The exception's full type name when the call threw; else null.</summary>
    public string? Error { get; init; }

    /// <summary>Whether the call had to open a connection.</summary>
    public bool Connected { get; init; }

    /// <summary>Milliseconds spent on opening it.</summary>
    public double ConnectMs { get; init; }

    /// <summary>HTTP: <c>method</c>, <c>url</c>, <c>body</c>. Interface call: <c>method</c>, <c>arguments</c>. Null when not sampled.</summary>
    public JsonElement? Request { get; init; }

    /// <summary>HTTP: <c>status</c>, <c>body</c> (JSON, or a string), <c>contentType</c>. Interface call: <c>result</c>. Null when not sampled.</summary>
    public JsonElement? Response { get; init; }
}
