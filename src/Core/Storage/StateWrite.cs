namespace Optimizer.Core.Storage;

/// <summary>One conditional write.</summary>
/// <param name="Row">The key.</param>
/// <param name="Json">The new value; null deletes.</param>
/// <param name="Condition">What must hold.</param>
/// <param name="ETag">The expected ETag where the condition is <see cref="WriteCondition.Matches"/>.</param>
public sealed record StateWrite(string Row, string? Json, WriteCondition Condition, string? ETag = null)
{
    public static StateWrite Insert(string row, string json) => new(row, json, WriteCondition.Absent);

    public static StateWrite Replace(string row, string json, string etag) => new(row, json, WriteCondition.Matches, etag);

    public static StateWrite Upsert(string row, string json) => new(row, json, WriteCondition.Any);

    public static StateWrite Delete(string row, string? etag = null) =>
        new(row, null, etag is null ? WriteCondition.Any : WriteCondition.Matches, etag);
}
