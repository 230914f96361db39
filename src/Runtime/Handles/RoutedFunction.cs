using System.Runtime.CompilerServices;
using Optimizer.Runtime.Recording;
using Optimizer.Runtime.Telemetry;
using Optimizer.Runtime.Versions;

namespace Optimizer.Runtime.Handles;

/// <summary>
/// The handle of one function. The path of an invocation that is not sampled allocates nothing and does not lock: it draws,
/// picks a version, calls it and leaves a <see cref="CallRecord{TRequest}"/> behind.
/// </summary>
internal sealed class RoutedFunction<TRequest, TResponse> : FunctionHandle, IFunction<TRequest, TResponse>
{
    private readonly HandleServices services;
    private readonly TimeProvider time;
    private readonly SharedRandom random;
    private readonly RecordingSampler sampler;
    private readonly CallBuffer<TRequest> buffer;
    private readonly VersionSet<TRequest, TResponse> versions;
    private int started;

    public RoutedFunction(string id, Type originalType, HandleServices services) : base(id)
    {
        this.services = services;
        time = services.Time;
        random = services.Random;
        sampler = services.Sampler;
        buffer = new CallBuffer<TRequest>(id, services);
        OriginalType = originalType;
        var original = FunctionActivator.Create(originalType, services.Services, services.Sampler.WrapInterface);
        versions = new VersionSet<TRequest, TResponse>(id, originalType, (IPlatformFunction<TRequest, TResponse>)original, services);
    }

    public override Type OriginalType { get; }

    public override int LoadedVersions => versions.Count;

    public ValueTask<TResponse> InvokeAsync(TRequest request, CancellationToken cancellationToken = default)
    {
        var draw = random.Next();
        var route = versions.Route;
        var slot = route.Pick(draw >> 32);
        if (sampler.Takes(draw) || InvocationSpans.AreWanted)
            return InvokeObservedAsync(route, slot, request, sampler.Takes(draw), cancellationToken);

        var call = Begin(route, slot, request);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            var task = slot.Function.InvokeAsync(request, cancellationToken);
            if (!task.IsCompletedSuccessfully) return AwaitAsync(task, slot, call, cancellationToken);
            call.AllocatedBytes = GC.GetAllocatedBytesForCurrentThread() - allocated;
            End(slot, ref call);
            return new ValueTask<TResponse>(task.Result);
        }
        catch (Exception e)
        {
            if (Fails(slot, ref call, e, cancellationToken)) return InvokeOriginalAsync(request, cancellationToken);
            throw;
        }
    }

    public override void Drain(List<Invocation> into, int most, TelemetryClock clock) => buffer.Drain(into, most, clock);

    public override bool Has(ManifestVersion version) => versions.Has(version);

    public override void Load(ManifestVersion version, Bundle bundle) => versions.Load(version, bundle);

    public override void Route(ManifestVersion? live, ManifestVersion? canary) => versions.RouteTo(live, canary);

    public override IReadOnlyList<WeakReference> Trim() => versions.Trim();

    private CallRecord<TRequest> Begin(Route<TRequest, TResponse> route, VersionSlot<TRequest, TResponse> slot, TRequest request)
    {
        Interlocked.Increment(ref slot.InFlight);
        return new CallRecord<TRequest>
        {
            Request = request,
            Version = slot.Version,
            InFlight = route.InFlight,
            ColdStart = started == 0 && Interlocked.Exchange(ref started, 1) == 0,
            AllocatedBytes = -1,
            Started = time.GetTimestamp(),
        };
    }

    private void End(VersionSlot<TRequest, TResponse> slot, ref CallRecord<TRequest> call)
    {
        call.Ended = time.GetTimestamp();
        Leave(slot, in call);
    }

    private void Leave(VersionSlot<TRequest, TResponse> slot, in CallRecord<TRequest> call)
    {
        Interlocked.Decrement(ref slot.InFlight);
        call.Recording?.Leave();
        buffer.Add(in call);
    }

    /// <returns>Whether the fault is the version's assembly's, so that the original must answer.</returns>
    private bool Fails(
        VersionSlot<TRequest, TResponse> slot, ref CallRecord<TRequest> call, Exception e, CancellationToken cancellationToken)
    {
        call.Outcome = e is OperationCanceledException && cancellationToken.IsCancellationRequested
            ? CallOutcome.Cancelled
            : CallOutcome.Error;
        call.Error = call.Outcome == CallOutcome.Error ? e.GetType().FullName : null;
        End(slot, ref call);
        return versions.GivesWay(slot, e);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<TResponse> AwaitAsync(
        Task<TResponse> task, VersionSlot<TRequest, TResponse> slot, CallRecord<TRequest> call, CancellationToken cancellationToken)
    {
        try
        {
            var response = await task.ConfigureAwait(false);
            End(slot, ref call);
            return response;
        }
        catch (Exception e)
        {
            if (!Fails(slot, ref call, e, cancellationToken)) throw;
        }
        return await InvokeOriginalAsync(call.Request, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<TResponse> InvokeObservedAsync(
        Route<TRequest, TResponse> route, VersionSlot<TRequest, TResponse> slot, TRequest request, bool sampled, CancellationToken cancellationToken)
    {
        using var span = InvocationSpans.Start(services.Platform, Id, slot.Version, started == 0);
        var recording = sampled ? sampler.Begin(request) : null;
        var call = Begin(route, slot, request);
        call.Recording = recording;
        recording?.Enter();
        try
        {
            var response = await slot.Function.InvokeAsync(request, cancellationToken).ConfigureAwait(false);
            call.Ended = time.GetTimestamp();
            if (recording is not null) sampler.Complete(recording, response);
            Leave(slot, in call);
            return response;
        }
        catch (Exception e)
        {
            InvocationSpans.Fail(span, e);
            if (!Fails(slot, ref call, e, cancellationToken)) throw;
        }
        return await InvokeOriginalAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Answers from version 0 what a broken version could not.</summary>
    private async ValueTask<TResponse> InvokeOriginalAsync(TRequest request, CancellationToken cancellationToken)
    {
        var original = versions.Original;
        var call = Begin(versions.Route, original, request);
        try
        {
            var response = await original.Function.InvokeAsync(request, cancellationToken).ConfigureAwait(false);
            End(original, ref call);
            return response;
        }
        catch (Exception e)
        {
            Fails(original, ref call, e, cancellationToken);
            throw;
        }
    }
}
