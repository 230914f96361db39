namespace Optimizer.Core.Storage;

/// <summary>A stored entity.</summary>
/// <param name="Partition">Its partition.</param>
/// <param name="Row">Its key within the partition.</param>
/// <param name="Json">Its value.</param>
/// <param name="ETag">Changes with each write.</param>
public sealed record StateEntity(string Partition, string Row, string Json, string ETag);
