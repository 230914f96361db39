using Optimizer.Core.State;
using Optimizer.Core.Storage;

namespace Optimizer.Core.Phases;

/// <param name="Detected">The cycle's opportunities.</param>
/// <param name="Index">Place of this one among them.</param>
public sealed record OptimizeFunctionInput(
    string CycleId, string Platform, string Function, string Type, BlobPointer Detected, int Index, Autonomy Autonomy);
