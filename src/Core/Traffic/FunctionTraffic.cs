using Optimizer.Runtime.Telemetry;

namespace Optimizer.Core.Traffic;

/// <summary>All that is known of a function's traffic, in bounded memory.</summary>
/// <param name="Profile">Features over everything seen.</param>
/// <param name="Window">The most recent arrivals, for simulation.</param>
/// <param name="Recordings">A bounded sample with requests, stratified by outcome and slow tail; in order of their starts.</param>
public sealed record FunctionTraffic(FunctionProfile Profile, TraceWindow Window, IReadOnlyList<Invocation> Recordings);
