namespace Optimizer.Core.Proof;

/// <summary>What came out of a job.</summary>
/// <param name="Outcome">How the child ended.</param>
/// <param name="Because">A sentence with the numbers: which limit, which case, which side was running.</param>
public sealed record SandboxReport(SandboxOutcome Outcome, string Because)
{
    /// <summary>Results that arrived before the end.</summary>
    public IReadOnlyList<CaseResult> Results { get; init; } = [];

    /// <summary>Cases that the search for boundaries added to the job's.</summary>
    public IReadOnlyList<SandboxCase> Found { get; init; } = [];

    public IReadOnlyList<ScenarioResult> Scenarios { get; init; } = [];

    /// <summary>The side that was running when the child ended before its work was done; else null.</summary>
    public string? Culprit { get; init; }

    /// <summary>Id of the case that was running then, where it was one; else null.</summary>
    public int? CulpritCase { get; init; }

    public TimeSpan Elapsed { get; init; }

    public long PeakMemoryBytes { get; init; }
}
