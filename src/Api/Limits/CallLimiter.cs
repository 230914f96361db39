using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;

namespace Optimizer.Api.Limits;

/// <summary>
/// How often a key may call, and how often an address may be wrong about one. A key that was right lately is not kept out by what others at
/// its address do: behind one proxy they all have the same.
/// </summary>
internal sealed class CallLimiter(ApiOptions options) : IDisposable
{
    private const int MaxRemembered = 4096;

    private readonly PartitionedRateLimiter<string> keys = Buckets(2 * options.CallsPerSecond, options.CallsPerSecond, TimeSpan.FromSeconds(1));
    private readonly PartitionedRateLimiter<string> addresses = Buckets(options.WrongKeysPerMinute, options.WrongKeysPerMinute, TimeSpan.FromMinutes(1));
    private readonly ConcurrentDictionary<string, bool> right = new(StringComparer.Ordinal);

    /// <summary>Before a key is looked up.</summary>
    /// <returns>How long the address is to wait; null: not at all.</returns>
    public TimeSpan? WaitBeforeLookup(string address, string key)
    {
        if (right.ContainsKey(Hash(key))) return null;
        using var lease = addresses.AttemptAcquire(address, 0);
        return lease.IsAcquired ? null : RetryAfter(lease);
    }

    public void WasWrong(string address, string key)
    {
        right.TryRemove(Hash(key), out _);
        addresses.AttemptAcquire(address).Dispose();
    }

    /// <summary>One call with a key that is valid.</summary>
    /// <returns>How long its holder is to wait; null: not at all.</returns>
    public TimeSpan? WaitAfterLookup(string id, string key)
    {
        if (right.Count >= MaxRemembered) right.Clear();
        right[Hash(key)] = true;
        using var lease = keys.AttemptAcquire(id);
        return lease.IsAcquired ? null : RetryAfter(lease);
    }

    public void Dispose()
    {
        keys.Dispose();
        addresses.Dispose();
    }

    private static TimeSpan RetryAfter(RateLimitLease lease) => lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1);

    private static string Hash(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private static PartitionedRateLimiter<string> Buckets(int most, int refill, TimeSpan period) =>
        PartitionedRateLimiter.Create<string, string>(name => RateLimitPartition.GetTokenBucketLimiter(
            name, _ => new TokenBucketRateLimiterOptions { TokenLimit = most, TokensPerPeriod = refill, ReplenishmentPeriod = period, QueueLimit = 0 }));
}
