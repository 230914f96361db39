namespace Optimizer.Core.Phases.Iteration;

public sealed record IterationOutput(double DurationMs);
