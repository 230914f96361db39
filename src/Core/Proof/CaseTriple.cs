namespace Optimizer.Core.Proof;

/// <summary>One case as the baseline, the baseline again and the candidate ran it.</summary>
internal sealed record CaseTriple(SandboxCase Case, CaseResult Baseline, CaseResult Again, CaseResult Candidate);
