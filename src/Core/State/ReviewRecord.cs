using System.Text.Json.Serialization;
using Optimizer.Core.Model;

namespace Optimizer.Core.State;

/// <summary>A candidate or opportunity that waits for a person. Partition <c>reviews:{platform}</c>, row the review's id.</summary>
public sealed record ReviewRecord
{
    public required string Id { get; init; }

    public required string Function { get; init; }

    public required string Type { get; init; }

    public required string Cycle { get; init; }

    /// <summary>The version that approval deploys; null when nothing could be generated yet.</summary>
    public int? Version { get; init; }

    public required IReadOnlyList<Reason> Reasons { get; init; }

    public required ReviewState State { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>Put off by a person until then; null: never.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? PostponedUntil { get; init; }

    /// <summary>Whether it is open and put off at a moment.</summary>
    public bool IsPostponed(DateTimeOffset now) => State == ReviewState.Open && PostponedUntil > now;
}
