namespace Optimizer.Core.Proof;

/// <summary>What to execute. Expected outputs are not part of it.</summary>
public sealed record SandboxJob
{
    public required SandboxWork Work { get; init; }

    /// <summary>The platform's assembly, image and simple name.</summary>
    public required AssemblyImage Platform { get; init; }

    /// <summary>Full name of version 0's class in <see cref="Platform"/>.</summary>
    public required string BaselineType { get; init; }

    /// <summary>The candidate's assembly; null where the baseline is compared with itself (A/A).</summary>
    public AssemblyImage? Bundle { get; init; }

    /// <summary>Full name of the candidate's class in <see cref="Bundle"/>.</summary>
    public string? CandidateType { get; init; }

    /// <summary>Paths of the platform's own extra assemblies.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    public required IReadOnlyList<SandboxCase> Cases { get; init; }

    /// <summary>A copy of <see cref="Platform"/> that counts branches; each case runs on it first. Null: branches are not counted.</summary>
    public AssemblyImage? Probe { get; init; }

    /// <summary>Likewise of the candidate, for what only it compares with. Null: it is not searched.</summary>
    public AssemblyImage? CandidateProbe { get; init; }

    /// <summary>Most executions, of each probe, that look for requests on the boundaries of comparisons. Default: none.</summary>
    public int SearchCalls { get; init; }

    /// <summary>By how much a slow dependency is late for the candidate by the real clock, beside the pinned one. Default: not.</summary>
    public TimeSpan HeldAnswer { get; init; }

    /// <summary>Most recorded cases that are compared, chosen by the branches that they go through. Default: all.</summary>
    public int MaxRecorded { get; init; } = int.MaxValue;

    /// <summary>Likewise of the cases whose request was made up.</summary>
    public int MaxGenerated { get; init; } = int.MaxValue;

    /// <summary>The optimization whose scenarios run, with <see cref="SandboxWork.Scenarios"/>.</summary>
    public string? Optimization { get; init; }

    /// <summary>Ids of the scenarios that run; empty: all of the optimization.</summary>
    public IReadOnlyList<string> OnlyScenarios { get; init; } = [];

    /// <summary>
    /// Whether every call of a scenario has a request that no call had before, so that steps which share or keep responses leave it alone.
    /// Where requests have nothing that could be another, no scenario runs.
    /// </summary>
    public bool DistinctRequests { get; init; }

    /// <summary>The plan as JSON, for scenarios that depend on it (TTL, attempts).</summary>
    public string? PlanJson { get; init; }

    /// <summary>Pairs of executions after warm-up, with <see cref="SandboxWork.Measure"/>.</summary>
    public int MeasureRounds { get; init; } = 400;

    /// <summary>Measuring ends after this time even if <see cref="MeasureRounds"/> is not reached; warm-up is not counted.</summary>
    public TimeSpan MeasureTime { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// With <see cref="SandboxWork.Measure"/>: so many executions of one side are started at once, then as many of the other, each
    /// timed from its start until its end, the wait for a thread included. 1: pairs, as many at once as the cases' waiting allows.
    /// </summary>
    public int Together { get; init; } = 1;

    /// <summary>
    /// With <see cref="SandboxWork.Measure"/>: nothing is warmed up, and one call is made and timed, of the first case, by the baseline
    /// where <see cref="Seed"/> is even, else by the candidate.
    /// </summary>
    public bool Cold { get; init; }

    public SandboxLimits Limits { get; init; } = SandboxLimits.Default;

    public int Seed { get; init; } = 1;
}
