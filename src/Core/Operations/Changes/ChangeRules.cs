using System.Text.Json.Serialization;

namespace Optimizer.Core.Operations.Changes;

/// <summary>When and how often a platform takes new versions: <c>changes</c> of <c>platform.json</c>.</summary>
public sealed record ChangeRules
{
    /// <summary>At most this many; enough for every department of a large company.</summary>
    public const int MaxWindows = 50;

    /// <summary>Largest budget, and how many starts of a week are remembered.</summary>
    public const int MaxBudget = 500;

    /// <summary>Within one of these nothing is deployed or stepped up.</summary>
    public IReadOnlyList<FreezeWindow> Freeze { get; init; } = [];

    /// <summary>Trials that may begin within any 24 hours, 1 to 500; null: any number.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? PerDay { get; init; }

    /// <summary>Trials that may begin within any 7 days, 1 to 500; null: any number.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? PerWeek { get; init; }
}
