using Optimizer.Core.Model;
using Optimizer.Core.Storage;

namespace Optimizer.Core.Phases.Generation;

/// <param name="Candidate">Blob with the candidate; null when none was written.</param>
/// <param name="Refusal">Why not.</param>
/// <param name="Faulted">The optimization itself failed, so a person should look; a refusal is a decision.</param>
public sealed record GenerationOutput(BlobPointer? Candidate, Reason? Refusal, bool Faulted, double DurationMs);
