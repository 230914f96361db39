using Optimizer.Core.Operations.Changes;

namespace Optimizer.Api.Documents;

/// <summary>Whether all platforms are stopped, and since when, by whom and why.</summary>
public sealed record StopDocument(bool Stopped, DateTimeOffset? At, string? Actor, string? Because)
{
    public static StopDocument Of(StopRecord? stop) => new(stop is not null, stop?.At, stop?.Actor, stop?.Because);
}
