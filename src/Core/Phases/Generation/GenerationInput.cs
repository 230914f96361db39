using Optimizer.Core.Storage;

namespace Optimizer.Core.Phases.Generation;

/// <param name="Index">Place of the opportunity in <paramref name="Detected"/>.</param>
public sealed record GenerationInput(string CycleId, string Platform, BlobPointer Detected, int Index);
