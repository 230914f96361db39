using System.Text.Json.Serialization;

namespace Optimizer.Core.Proof;

[JsonConverter(typeof(JsonStringEnumConverter<Release>))]
public enum Release
{
    /// <summary>All gates hold.</summary>
    Deploy,

    /// <summary>A person decides.</summary>
    Review,

    /// <summary>An examination failed: the change is wrong, or it does not help.</summary>
    Reject,
}
