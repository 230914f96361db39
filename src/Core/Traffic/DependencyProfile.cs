using Optimizer.Core.Statistics;

namespace Optimizer.Core.Traffic;

/// <summary>What a function asks of one dependency.</summary>
/// <param name="Target">As in <c>DependencyCall.Target</c>.</param>
/// <param name="Calls">Observed calls.</param>
/// <param name="CallsPerInvocation">Calls ÷ invocations whose dependencies were observed.</param>
/// <param name="Duration">Of calls, connection set-up included.</param>
/// <param name="ErrorRate">Failed calls ÷ calls.</param>
/// <param name="ConnectedShare">Calls that opened a connection ÷ calls.</param>
/// <param name="ConnectMs">Mean set-up time of calls that opened one, in milliseconds.</param>
public sealed record DependencyProfile(
    string Target, long Calls, double CallsPerInvocation, LatencySummary Duration, double ErrorRate, double ConnectedShare, double ConnectMs)
{
    /// <summary>Sampled HTTP calls that were answered with a redirect.</summary>
    public long Redirects { get; init; }

    /// <summary>Milliseconds of calls without connection set-up, in consecutive blocks; null when too few were seen.</summary>
    public BlockSummary? Waits { get; init; }
}
