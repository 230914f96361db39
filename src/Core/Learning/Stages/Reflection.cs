namespace Optimizer.Core.Learning.Stages;

/// <summary>What recent cycles show.</summary>
/// <param name="Trend">Fast minus slow mean of the input, in standard deviations per cycle of the slow one.</param>
/// <param name="Drift">Size of the change that lasts, in standard deviations.</param>
/// <param name="Likelihood">Of an anomaly, 0 to 1.</param>
/// <param name="Stability">1 for input that is as calm as usual, towards 0 the wilder it is.</param>
public readonly record struct Reflection(double Trend, double Drift, double Likelihood, double Stability);
