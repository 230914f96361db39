using System.Text.Json.Serialization;

namespace Optimizer.Local.Commands.Bench.Rollout;

/// <summary>How a version is secretly worse than its base.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Regression>))]
internal enum Regression
{
    /// <summary>It keeps its promise.</summary>
    None,

    /// <summary>Every call takes 20 % longer than the base's; it was to take 40 % less.</summary>
    Slower,

    /// <summary>Every call takes 20 % longer, while the objective, dependency calls, improves as predicted.</summary>
    SlowerBesideItsObjective,

    /// <summary>The response to one request in a hundred is wrong; nothing fails.</summary>
    Wrong,

    /// <summary>One call in twenty fails.</summary>
    Failing,

    /// <summary>Every call keeps 48 KiB.</summary>
    Leaking,

    /// <summary>The slowest call in a hundred takes five times as long.</summary>
    SlowTail,
}
