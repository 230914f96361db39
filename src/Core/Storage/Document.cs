namespace Optimizer.Core.Storage;

/// <summary>A typed entity.</summary>
internal sealed record Document<T>(string Row, T Value, string ETag);
