using System.Collections.Concurrent;
using System.Globalization;
using Optimizer.Core.Proof;

namespace Optimizer.Sandbox.Replay;

/// <summary>The executions under way, found again by the trace id of their HTTP requests.</summary>
internal sealed class ExecutionLedger
{
    private const int TraceIdStart = 3;
    private const int TraceIdLength = 32;

    private readonly ConcurrentDictionary<int, Execution> underWay = new();
    private readonly ConcurrentDictionary<int, CaseRecordings> recordings = new();
    private int last;

    public Execution Begin(SandboxCase @case, string side)
    {
        var recorded = recordings.GetOrAdd(@case.Id, static (_, c) => new CaseRecordings(c), @case);
        var execution = new Execution(Interlocked.Increment(ref last), @case.Id, side, recorded);
        underWay[execution.Number] = execution;
        return execution;
    }

    public void End(Execution execution) => underWay.TryRemove(execution.Number, out _);

    /// <summary>The execution of a request by its <c>traceparent</c> header; where it has none, the only one under way.</summary>
    public Execution? Find(string? traceParent)
    {
        if (traceParent is not { Length: > TraceIdStart + TraceIdLength }) return Sole();
        var traceId = traceParent.AsSpan(TraceIdStart, TraceIdLength);
        return UInt128.TryParse(traceId, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var number)
            && number <= int.MaxValue && underWay.TryGetValue((int)number, out var execution)
                ? execution
                : null;
    }

    private Execution? Sole() => underWay.Count == 1 ? underWay.Values.FirstOrDefault() : null;
}
