using System.Diagnostics;
using System.Globalization;
using Optimizer.Core.Proof;

namespace Optimizer.Sandbox.Client;

/// <summary>Says how a child ended, and which case of which side was running.</summary>
internal sealed class ChildPostMortem(SandboxJob job, ChildFrames frames)
{
    public SandboxReport Explain(SandboxOutcome? stopped, string firstErrorLine, Process child, long peakBytes, TimeSpan elapsed)
    {
        var report = frames.Ended ?? (stopped is { } outcome ? Stopped(outcome, peakBytes) : Died(child, firstErrorLine));
        return report with
        {
            Results = [.. frames.Results],
            Scenarios = [.. frames.Scenarios],
            Found = [.. frames.Found],
            Elapsed = elapsed,
            PeakMemoryBytes = peakBytes,
        };
    }

    private SandboxReport Stopped(SandboxOutcome outcome, long peakBytes) => new(outcome, outcome == SandboxOutcome.OutOfMemory
        ? Invariant($"The process held {peakBytes >> 20} MiB of the {job.Limits.MemoryBytes >> 20} MiB that it may hold{WhileRunning()}.")
        : Invariant($"The process did not end within {job.Limits.WallTime.TotalSeconds:0.###} s{WhileRunning()}."))
    {
        Culprit = Culprit(),
        CulpritCase = CulpritCase(),
    };

    private SandboxReport Died(Process child, string firstErrorLine)
    {
        var code = child.HasExited ? child.ExitCode.ToString(CultureInfo.InvariantCulture) : "unknown";
        var said = firstErrorLine.Length == 0 ? "" : $" It wrote: {firstErrorLine}";
        var outcome = firstErrorLine.Contains("OutOfMemory", StringComparison.Ordinal)
            || firstErrorLine.Contains("Out of memory", StringComparison.Ordinal)
                ? SandboxOutcome.OutOfMemory
                : SandboxOutcome.Crashed;
        return new SandboxReport(outcome, $"The process ended by itself with exit code {code}{WhileRunning()}.{said}") { Culprit = Culprit(), CulpritCase = CulpritCase() };
    }

    private string WhileRunning() => frames.UnderWay switch
    {
        [] => frames.Results.Count == 0 ? " before the first case" : Invariant($" after {frames.Results.Count} executions"),
        [var (id, side)] => Invariant($" while case {id} ({side}) was running"),
        var several => Invariant($" while {several.Count} executions were running ({string.Join(", ", several.Take(3).Select(u => $"case {u.Case} {u.Side}"))})"),
    };

    /// <summary>The side, where only one was running.</summary>
    private string? Culprit()
    {
        var sides = frames.UnderWay.Select(u => u.Side).Distinct().Take(2).ToList();
        return sides is [var only] ? only : null;
    }

    /// <summary>The case, where only one was running.</summary>
    private int? CulpritCase() => frames.UnderWay is [var (id, _)] ? id : null;

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
