namespace Optimizer.Core.Phases.Detection;

public sealed record DetectionInput(string CycleId, string Platform);
