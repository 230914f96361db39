using System.Text.Json.Serialization;

namespace Optimizer.Core.Model;

/// <summary>The three answers of every examination.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VerdictOutcome>))]
public enum VerdictOutcome
{
    Pass,
    Fail,

    /// <summary>Not enough evidence: neither a pass nor a failure.</summary>
    Inconclusive,
}
