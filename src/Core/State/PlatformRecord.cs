using System.Text.Json.Serialization;
using Optimizer.Core.Operations.Changes;

namespace Optimizer.Core.State;

/// <summary>A registered platform. Partition <c>platform:{name}</c>, row <c>platform</c>.</summary>
/// <param name="Name">The platform's name.</param>
/// <param name="Source">Blob with the <c>PlatformSource</c> as JSON.</param>
/// <param name="Autonomy">How far cycles may go.</param>
/// <param name="Frozen">Set: nothing is deployed or moved; rollback stays possible.</param>
public sealed record PlatformRecord(string Name, Storage.BlobPointer? Source, Autonomy Autonomy, bool Frozen)
{
    /// <summary>When and how often it takes new versions; null: at any time, any number.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ChangeRules? Changes { get; init; }

    /// <summary>When trials of the last 7 days began, ascending; written in the batch that begins one. Null before the first.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<DateTimeOffset>? Starts { get; init; }

    /// <summary>Of all platforms, as it stood when this record was read; null: not stopped. Kept in an entity of its own.</summary>
    [JsonIgnore]
    public StopRecord? Stop { get; init; }
}
