using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Optimizer.Core.Proof;
using Optimizer.Sandbox.Protocol;
using Optimizer.Sandbox.Replay;

namespace Optimizer.Sandbox.Child;

/// <summary>Executes one case by one side and writes down what happened.</summary>
/// <param name="ledger">Knows the executions under way.</param>
/// <param name="limits">The time that a call may take.</param>
/// <param name="channel">Told of each execution's begin and end.</param>
internal sealed class CaseRunner(ExecutionLedger ledger, SandboxLimits limits, FrameChannel channel)
{
    private const int PatienceFactor = 20;

    private static readonly TimeSpan MadeUpTimeout = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LeastPatience = TimeSpan.FromSeconds(2.5);

    private readonly ConcurrentDictionary<int, TimeSpan> baselineTook = new();

    /// <summary>Executes the case.</summary>
    /// <param name="side">Who executes.</param>
    /// <param name="function">Its instance.</param>
    /// <param name="case">What is executed.</param>
    /// <param name="withBodies">Whether response and request are written; measuring does without.</param>
    /// <param name="whileRunning">Runs beside the call until it has ended.</param>
    /// <param name="threads">Where it runs; its duration then includes the wait for one of them. Null: the thread pool, without that.</param>
    /// <param name="afterwards">Gets the response once it has been written down; not told of a failure.</param>
    /// <exception cref="OverrunException">The call did not end in time, or ran out of memory.</exception>
    public async Task<CaseResult> RunAsync(
        Side side, object function, SandboxCase @case, bool withBodies, Func<Task, Task>? whileRunning = null, TaskScheduler? threads = null,
        Action<object?>? afterwards = null)
    {
        if (!TryRead(side, @case, out var request, out var fault)) return Unproved(@case, side, fault);
        var execution = ledger.Begin(@case, side.Name);
        channel.Begin(@case.Id, side.Name);
        using var patience = new CancellationTokenSource();
        var token = new CancellationToken(@case.Variant == CaseVariant.Cancelled);
        long? queued = threads is null ? null : Stopwatch.GetTimestamp();
        var call = Task.Factory.StartNew(
            () => CallAsync(side, function, request, execution, queued, token),
            CancellationToken.None, TaskCreationOptions.DenyChildAttach, threads ?? TaskScheduler.Default).Unwrap();
        _ = whileRunning?.Invoke(call);
        var timeout = Timeout(@case, side);
        if (await Task.WhenAny(call, Task.Delay(timeout, TimeProvider.System, patience.Token)) != call)
            throw Overrun(SandboxOutcome.TimedOut, FormattableString.Invariant($"did not end within {timeout.TotalSeconds:0.###} s"), @case, side);
        await patience.CancelAsync();
        var outcome = await call;
        ledger.End(execution);
        channel.End(@case.Id, side.Name);
        if (outcome.Exception is OutOfMemoryException)
            throw Overrun(SandboxOutcome.OutOfMemory, $"asked for more than the {limits.MemoryBytes >> 20} MiB that the process may hold", @case, side);
        var described = Describe(side, @case, execution, outcome, request, withBodies);
        if (side.Name is SideNames.Baseline or SideNames.Probe) baselineTook[@case.Id] = outcome.Duration;
        if (outcome.Exception is null) afterwards?.Invoke(outcome.Response);
        return described;
    }

    /// <summary>
    /// What the original itself does not do with a made-up request in a second need not be compared. A candidate may take twenty
    /// times as long as the original just took with the same case, and two and a half seconds in any case. Either may wait as long for its
    /// dependencies as it did when it was recorded.
    /// </summary>
    private TimeSpan Timeout(SandboxCase @case, Side side)
    {
        var recorded = TimeSpan.FromMilliseconds(@case.Dependencies.Sum(d => d.DurationMs));
        if (side.Name != SideNames.Candidate) return recorded + (@case.Generated && limits.CallTimeout > MadeUpTimeout ? MadeUpTimeout : limits.CallTimeout);
        if (!baselineTook.TryGetValue(@case.Id, out var took)) return recorded + limits.CallTimeout;
        var patience = took * PatienceFactor > LeastPatience ? took * PatienceFactor : LeastPatience;
        return recorded + (patience < limits.CallTimeout ? patience : limits.CallTimeout);
    }

    private static async Task<CallOutcome> CallAsync(
        Side side, object function, object? request, Execution execution, long? queued, CancellationToken cancellationToken)
    {
        Execution.Current = execution;
        using var activity = execution.StartActivity();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var started = queued ?? Stopwatch.GetTimestamp();
        try
        {
            var answering = side.Invoker.InvokeAsync(function, request, cancellationToken);
            var bytes = answering.IsCompleted ? GC.GetAllocatedBytesForCurrentThread() - allocated : 0;
            var response = await answering;
            return new CallOutcome(response, null, Stopwatch.GetElapsedTime(started), bytes);
        }
        catch (Exception e)
        {
            // The executed code is anyone's: whatever it throws is its result.
            return new CallOutcome(null, e, Stopwatch.GetElapsedTime(started), 0);
        }
    }

    private static CaseResult Describe(
        Side side, SandboxCase @case, Execution execution, CallOutcome outcome, object? request, bool withBodies)
    {
        var result = new CaseResult
        {
            Case = @case.Id,
            Side = side.Name,
            Exception = outcome.Exception?.GetType().FullName,
            ExceptionMessage = outcome.Exception?.Message,
            Calls = withBodies ? execution.Calls : [],
            UnservedCalls = execution.UnservedCalls,
            OthersCookies = execution.OthersCookies,
            DurationMs = outcome.Duration.TotalMilliseconds,
            Connections = execution.Connections,
            AllocatedBytes = outcome.AllocatedBytes,
        };
        return withBodies ? WithBodies(result, side, outcome, request) : result;
    }

    private static CaseResult WithBodies(CaseResult result, Side side, CallOutcome outcome, object? request)
    {
        try
        {
            return result with
            {
                Response = outcome.Exception is null ? side.Invoker.WriteResponse(outcome.Response) : null,
                RequestAfter = side.Invoker.WriteRequest(request),
            };
        }
        catch (Exception e)
        {
            // Members are anyone's code too, and a number in a made-up request may be read as an infinity, which JSON cannot hold.
            return result with { ExceptionMessage = $"The response or request cannot be written as JSON: {e.Message}", UnservedCalls = result.UnservedCalls + 1 };
        }
    }

    private static bool TryRead(Side side, SandboxCase @case, out object? request, out string fault)
    {
        try
        {
            (request, fault) = (side.Invoker.ReadRequest(@case.Request), "");
            return true;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or ArgumentException or InvalidOperationException)
        {
            (request, fault) = (null, $"The request cannot be read: {e.Message}");
            return false;
        }
    }

    /// <summary>A case that could not be executed at all; counted as unserved, so that it proves nothing.</summary>
    private static CaseResult Unproved(SandboxCase @case, Side side, string fault) =>
        new() { Case = @case.Id, Side = side.Name, Exception = typeof(JsonException).FullName, ExceptionMessage = fault, UnservedCalls = 1 };

    private static OverrunException Overrun(SandboxOutcome outcome, string what, SandboxCase @case, Side side) =>
        new(outcome, FormattableString.Invariant($"Case {@case.Id} ({side.Name}) {what}."), side.Name, @case.Id);
}
