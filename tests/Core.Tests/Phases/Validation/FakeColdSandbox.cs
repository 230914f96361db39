using Optimizer.Core.Proof;

namespace Optimizer.Core.Tests.Phases.Validation;

/// <summary>Answers each job with one first call of the side that its seed names, until it is told to overrun.</summary>
internal sealed class FakeColdSandbox : ISandbox
{
    private readonly List<SandboxJob> jobs = [];

    public IReadOnlyList<SandboxJob> Jobs => jobs;

    /// <summary>From this job on every one overruns; default: none does.</summary>
    public int OverrunFrom { get; init; } = int.MaxValue;

    /// <summary>How long the candidate's first call takes, by request; default: 5 ms. The baseline's takes 80.</summary>
    public Func<int, double> CandidateMs { get; init; } = _ => 5;

    public Task<SandboxReport> RunAsync(SandboxJob job, CancellationToken cancellationToken)
    {
        jobs.Add(job);
        if (jobs.Count > OverrunFrom) return Task.FromResult(new SandboxReport(SandboxOutcome.TimedOut, "It took too long."));
        var side = job.Seed % 2 == 0 ? "baseline" : "candidate";
        var result = new CaseResult { Case = job.Cases[0].Id, Side = side, DurationMs = side == "baseline" ? 80 : CandidateMs(job.Cases[0].Id) };
        return Task.FromResult(new SandboxReport(SandboxOutcome.Completed, "One first call was made.") { Results = [result] });
    }
}
