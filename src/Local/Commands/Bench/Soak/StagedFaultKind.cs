using System.Text.Json.Serialization;

namespace Optimizer.Local.Commands.Bench.Soak;

/// <summary>How a phase is disturbed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StagedFaultKind>))]
internal enum StagedFaultKind
{
    /// <summary>The activity fails before it did anything.</summary>
    Before,

    /// <summary>The activity does its work, and its result is lost.</summary>
    After,

    /// <summary>From the activity's start the store refuses every call, for a number of calls.</summary>
    Outage,

    /// <summary>While the activity runs one store call in ten fails; of writes, half are written all the same.</summary>
    Flaky,
}
