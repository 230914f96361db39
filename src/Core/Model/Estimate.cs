namespace Optimizer.Core.Model;

/// <summary>A measured number with its interval.</summary>
/// <param name="Value">Point estimate.</param>
/// <param name="Lower">Lower end of the 95 % interval.</param>
/// <param name="Upper">Upper end of the 95 % interval.</param>
/// <param name="Samples">Observations it rests on.</param>
public sealed record Estimate(double Value, double Lower, double Upper, long Samples);
