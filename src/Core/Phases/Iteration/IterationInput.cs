using Optimizer.Core.State;

namespace Optimizer.Core.Phases.Iteration;

/// <param name="Record">The cycle as the workflow knows it; its phases and opportunities are complete but for this phase.</param>
public sealed record IterationInput(CycleRecord Record);
