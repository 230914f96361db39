using Optimizer.Core.Model;
using Optimizer.Core.Storage;

namespace Optimizer.Core.Phases.Detection;

/// <summary>An opportunity with what later phases need of the traffic that it was found in.</summary>
/// <param name="Traffic">Snapshot of the function's traffic (see <see cref="TrafficSnapshot"/>).</param>
/// <param name="BaseVersion">The version whose traffic it is.</param>
/// <param name="Invocations">Of this function in the window.</param>
/// <param name="TimeShare">The function's share of all time that the platform's callers waited, 0 to 1.</param>
/// <param name="ErrorShare">The function's share of all failures on the platform, 0 to 1.</param>
/// <param name="CallShare">The function's share of all invocations of the platform, 0 to 1.</param>
public sealed record DetectedOpportunity(
    Opportunity Opportunity, BlobPointer Traffic, int BaseVersion, long Invocations, double TimeShare, double ErrorShare, double CallShare)
{
    /// <summary>As <c>ProfileContext.Key</c> writes it; empty in what was detected before Tier 1 was there.</summary>
    public string Context { get; init; } = "";
}
