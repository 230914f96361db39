namespace Optimizer.Core.Learning.Self;

/// <summary>A raw window as a cycle of Tier 1 is given it.</summary>
/// <param name="Samples">Channel after channel, each of the same length, within ±1e6.</param>
/// <param name="Channels">At least 1.</param>
/// <param name="Rate">Samples per second.</param>
public sealed record Tier1CycleRequest(float[] Samples, int Channels, double Rate);
