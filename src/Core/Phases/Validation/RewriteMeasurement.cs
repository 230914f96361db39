using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Proof;
using Optimizer.Core.Traffic;

namespace Optimizer.Core.Phases.Validation;

/// <summary>Times rewritten code beside the code that it replaces, in the sandbox, as the function's traffic asks for it.</summary>
internal sealed class RewriteMeasurement(ISandbox sandbox, ProofOptions options)
{
    /// <summary>More executions at once would measure the sandbox rather than the function.</summary>
    private const int MaxTogether = 64;

    /// <summary>Median milliseconds below which one execution says more of the machine than of the function: ten times as many fit in the time.</summary>
    private const double QuickMs = 5;
    private const int QuickRounds = 4_000;

    /// <summary>In as many processes as a gain must be seen in: pairs share their process, and what happened to it. First calls have a process each.</summary>
    /// <param name="type">Whose objective counts.</param>
    /// <param name="job">Of measuring: both sides, and the cases.</param>
    /// <param name="traffic">The function's.</param>
    public async Task<Improvement> ProveAsync(Optimization type, SandboxJob job, FunctionTraffic traffic, CancellationToken cancellationToken)
    {
        if (type.Objective == Metric.ColdStart) return await MeasureAsync(type, job, traffic, cancellationToken);
        var shaped = Shaped(type, job, traffic);
        var (counted, processes) = (await OnceAsync(type, shaped, cancellationToken), 1);
        // What a process does to all of its pairs shows in half as many.
        var again = shaped with { MeasureRounds = shaped.MeasureRounds / 2 };
        for (; processes < options.MeasuredProcesses && counted.Verdict.Outcome == VerdictOutcome.Pass; processes++)
            counted = CodeImprovement.LessFavourable(counted, await OnceAsync(type, again with { Seed = job.Seed + processes }, cancellationToken));
        return processes == 1 ? counted : counted with { Method = $"{counted.Method}; measured in {processes} processes, of which the least favourable counts" };
    }

    /// <summary>Once: in one process, or with a process for each first call.</summary>
    public async Task<Improvement> MeasureAsync(Optimization type, SandboxJob job, FunctionTraffic traffic, CancellationToken cancellationToken) =>
        type.Objective == Metric.ColdStart
            ? await new FirstCalls(sandbox).MeasureAsync(job, report => CodeImprovement.Examine(type, report, options), cancellationToken)
            : await OnceAsync(type, Shaped(type, job, traffic), cancellationToken);

    private async Task<Improvement> OnceAsync(Optimization type, SandboxJob job, CancellationToken cancellationToken) =>
        CodeImprovement.Examine(type, await sandbox.RunAsync(job, cancellationToken), options);

    private static SandboxJob Shaped(Optimization type, SandboxJob job, FunctionTraffic traffic) => job with
    {
        MeasureRounds = traffic.Profile.Duration.P50 < QuickMs ? QuickRounds : job.MeasureRounds,
        Together = type.MattersUnderLoad ? Math.Clamp(BusyInFlight(traffic.Window), 2, MaxTogether) : job.Together,
    };

    /// <summary>How many calls were under way in the busiest twentieth of arrivals: the one busiest moment would promise too much.</summary>
    private static int BusyInFlight(TraceWindow window)
    {
        var inFlight = WindowFeatures.InFlight(window.Calls.Span);
        Array.Sort(inFlight);
        return inFlight.Length == 0 ? 1 : inFlight[(int)(0.95 * (inFlight.Length - 1))];
    }
}
