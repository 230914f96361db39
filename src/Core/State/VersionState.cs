using System.Text.Json.Serialization;

namespace Optimizer.Core.State;

/// <summary>Where a version stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VersionState>))]
public enum VersionState
{
    /// <summary>Built and proved, not deployed.</summary>
    Ready,

    Canary,

    Live,

    /// <summary>Taken back because it did not hold.</summary>
    RolledBack,

    /// <summary>Taken back without a verdict, or replaced by a later version.</summary>
    Withdrawn,
}
