using Optimizer.Core.Storage;

namespace Optimizer.Core.Phases.Analysis;

public sealed record AnalysisInput(string CycleId, string Platform, BlobPointer Detected);
