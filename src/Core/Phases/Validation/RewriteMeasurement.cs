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
        var counted = await MeasureAsync(type, job, traffic, cancellationToken);
        if (type.Objective == Metric.ColdStart) return counted;
        var processes = 1;
        for (; processes < options.MeasuredProcesses && counted.Verdict.Outcome == VerdictOutcome.Pass; processes++)
        {
            var again = await MeasureAsync(type, job with { Seed = job.Seed + processes }, traffic, cancellationToken);
            counted = CodeImprovement.LessFavourable(counted, again);
        }
        return processes == 1 ? counted : counted with { Method = $"{counted.Method}; measured in {processes} processes, of which the least favourable counts" };
    }

    /// <summary>Once: in one process, or with a process for each first call.</summary>
    public async Task<Improvement> MeasureAsync(Optimization type, SandboxJob job, FunctionTraffic traffic, CancellationToken cancellationToken)
    {
        if (type.Objective == Metric.ColdStart)
            return await new FirstCalls(sandbox).MeasureAsync(job, report => CodeImprovement.Examine(type, report, options), cancellationToken);
        if (traffic.Profile.Duration.P50 < QuickMs) job = job with { MeasureRounds = QuickRounds };
        if (type.MattersUnderLoad) job = job with { Together = Math.Clamp(BusyInFlight(traffic.Window), 2, MaxTogether) };
        return CodeImprovement.Examine(type, await sandbox.RunAsync(job, cancellationToken), options);
    }

    /// <summary>How many calls were under way in the busiest twentieth of arrivals: the one busiest moment would promise too much.</summary>
    private static int BusyInFlight(TraceWindow window)
    {
        var inFlight = WindowFeatures.InFlight(window.Calls.Span);
        Array.Sort(inFlight);
        return inFlight.Length == 0 ? 1 : inFlight[(int)(0.95 * (inFlight.Length - 1))];
    }
}
