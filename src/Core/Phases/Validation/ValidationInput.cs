using Optimizer.Core.State;
using Optimizer.Core.Storage;

namespace Optimizer.Core.Phases.Validation;

/// <param name="Index">Place of the opportunity in <paramref name="Detected"/>.</param>
/// <param name="Candidate">What generation wrote.</param>
public sealed record ValidationInput(
    string CycleId, string Platform, BlobPointer Detected, int Index, BlobPointer Candidate, Autonomy Autonomy);
