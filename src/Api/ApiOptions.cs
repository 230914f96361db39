using Optimizer.Core.State;

namespace Optimizer.Api;

/// <summary>How the API behaves.</summary>
public sealed record ApiOptions
{
    /// <summary>Of platforms that are registered without saying how far cycles may go. Default: approve.</summary>
    public Autonomy Autonomy { get; init; } = Autonomy.Approve;

    /// <summary>Calls per second with one key, ≥ 1, of which twice as many may come at once. Default: 500.</summary>
    public int CallsPerSecond { get; init; } = 500;

    /// <summary>Calls per minute of one address with a key that is not valid, ≥ 1; more are answered 429 without a look at the store. Default: 60.</summary>
    public int WrongKeysPerMinute { get; init; } = 60;

    /// <summary>Request bodies that are held in memory at the same time, unpacked, in MiB, ≥ 1; what comes on top is answered 429. Default: 256.</summary>
    public int MaxBodyMiB { get; init; } = 256;

    /// <summary>Whether the last entry of <c>X-Forwarded-For</c> is the caller's address: behind a front end that appends it. Default: no.</summary>
    public bool TrustForwardedFor { get; init; }
}
