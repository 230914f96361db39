using System.Text.Json.Serialization;

namespace Optimizer.Core.State;

[JsonConverter(typeof(JsonStringEnumConverter<ReviewState>))]
public enum ReviewState
{
    Open,
    Approved,
    Rejected,

    /// <summary>The source, the live version or the evidence changed; a later cycle decides anew.</summary>
    Superseded,
}
