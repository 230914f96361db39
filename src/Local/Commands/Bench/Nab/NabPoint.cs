namespace Optimizer.Local.Commands.Bench.Nab;

/// <summary>One scored point.</summary>
/// <param name="Window">Index of the window that it lies in, or -1.</param>
/// <param name="Worth">What a detection here is worth: positive inside a window, up to 0 outside.</param>
internal readonly record struct NabPoint(string Series, int Window, double Score, double Worth);
