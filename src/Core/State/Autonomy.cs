using System.Text.Json.Serialization;

namespace Optimizer.Core.State;

/// <summary>How far the optimizer may go without a person.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Autonomy>))]
public enum Autonomy
{
    /// <summary>Reports only.</summary>
    Recommend,

    /// <summary>A person releases each candidate.</summary>
    Approve,

    /// <summary>Candidates that hold all gates are deployed.</summary>
    Full,
}
