using Optimizer.Runtime;

namespace Optimizer.Core.Simulation;

/// <summary>A request of the trace: what it equals, and the arrival it belongs to.</summary>
/// <param name="Arrival">Index in the window.</param>
/// <param name="Digest">As in <c>TraceCall.Key</c>; 0 when unknown.</param>
public readonly record struct SimulatedRequest(int Arrival, ulong Digest)
{
    /// <summary>Equal for equal known digests; a request that is not known equals no other.</summary>
    public RequestKey Key => new(Digest != 0 ? new UInt128(0, Digest) : new UInt128(1, (ulong)Arrival));
}
