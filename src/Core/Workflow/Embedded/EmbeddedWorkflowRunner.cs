using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Optimizer.Core.State;
using Optimizer.Core.Storage;

namespace Optimizer.Core.Workflow.Embedded;

/// <summary>
/// Runs workflows in this process and journals each step's result, so that a workflow whose process was killed goes on where it
/// was when a runner finds it. Several processes may share a store: one at a time executes an instance.
/// </summary>
public sealed class EmbeddedWorkflowRunner : IChildWorkflows, IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Task> running = new(StringComparer.Ordinal);
    private readonly InstanceSignals signals = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly WorkflowRegistry registry;
    private readonly WorkflowStore store;
    private readonly WorkflowPurge purge;
    private readonly InstanceHost host;
    private readonly TimeProvider time;
    private readonly EmbeddedWorkflowOptions options;
    private readonly JsonSerializerOptions json;
    private readonly ILogger logger;
    private readonly Lock sweepStart = new();
    private Task? sweep;

    /// <param name="state">Where instances are journaled.</param>
    /// <param name="blobs">Where values too large for an entity go.</param>
    /// <param name="time">The clock of timers, time-outs and leases.</param>
    /// <param name="options">Who runs, and how.</param>
    /// <param name="logger">Told of retries and interruptions.</param>
    /// <param name="json">Knows the types of inputs and outputs; <see cref="StateJson"/> by default.</param>
    public EmbeddedWorkflowRunner(
        IStateStore state, IBlobStore blobs, TimeProvider time, EmbeddedWorkflowOptions options, ILogger<EmbeddedWorkflowRunner> logger,
        JsonSerializerOptions? json = null)
    {
        EmbeddedWorkflowOptionsValidator.Require(options);
        this.json = StateJson.Create(json);
        (this.time, this.options, this.logger) = (time, options, logger);
        var documents = new DocumentStore(state, blobs, this.json);
        registry = new WorkflowRegistry(this.json);
        store = new WorkflowStore(documents, state, time);
        purge = new WorkflowPurge(state, documents);
        host = new InstanceHost(store, registry, this, time, options, logger);
    }

    /// <exception cref="ArgumentException">The name is taken.</exception>
    public void RegisterWorkflow<TInput, TOutput>(string name, Func<IWorkflowContext, TInput, Task<TOutput>> code) =>
        registry.AddWorkflow(name, code);

    /// <summary>Registers an activity; <paramref name="create"/> is called for each execution.</summary>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public void RegisterActivity<TInput, TOutput>(string name, Func<IActivity<TInput, TOutput>> create) =>
        registry.AddActivity(name, create);

    /// <summary>Starts a workflow and returns before it ends. Harmless when the instance exists, finished or not.</summary>
    /// <exception cref="ArgumentException">No such workflow is registered, or the id is not a key of the store.</exception>
    public Task StartAsync<TInput>(string name, string instanceId, TInput input, CancellationToken cancellationToken)
    {
        StartSweep();
        return ((IChildWorkflows)this).EnsureStartedAsync(name, instanceId, JsonSerializer.SerializeToElement(input, json), cancellationToken);
    }

    /// <summary>Takes up all unfinished instances, and keeps looking for instances whose runner is gone until disposed.</summary>
    public async Task ResumeAsync(CancellationToken cancellationToken)
    {
        foreach (var instanceId in await store.ListRunningAsync(cancellationToken))
            await TakeUpAsync(instanceId, cancellationToken);
        StartSweep();
    }

    /// <summary>Gives an instance an event; kept until the workflow waits for it. May be raised by a process that does not run the instance.</summary>
    /// <exception cref="UnknownNameException">There is no such instance.</exception>
    public async Task RaiseEventAsync<TEvent>(string instanceId, string name, TEvent payload, CancellationToken cancellationToken)
        where TEvent : class
    {
        _ = await store.FindAsync(instanceId, cancellationToken) ?? throw new UnknownNameException("workflow instance", instanceId);
        await store.RaiseAsync(instanceId, name, JsonSerializer.SerializeToElement(payload, json), cancellationToken);
        host.LookForEvents(instanceId);
    }

    /// <returns>Null when there is no such instance.</returns>
    public async Task<WorkflowSnapshot?> GetAsync(string instanceId, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(instanceId, cancellationToken) is not { Value: var found }) return null;
        return new WorkflowSnapshot
        {
            InstanceId = instanceId,
            Name = found.Name,
            Status = found.Status,
            CustomStatus = (await store.FindStatusAsync(instanceId, cancellationToken))?.Value,
            Output = found.Output,
            Failure = found.Failure,
            Started = found.Started,
            Ended = found.Ended,
        };
    }

    /// <summary>Waits for the end of an instance, whichever process runs it.</summary>
    /// <exception cref="UnknownNameException">There is no such instance.</exception>
    public async Task<WorkflowSnapshot> WaitAsync(string instanceId, CancellationToken cancellationToken)
    {
        while (true)
        {
            var change = signals.Next(instanceId);
            var found = await GetAsync(instanceId, cancellationToken) ?? throw new UnknownNameException("workflow instance", instanceId);
            if (found.Status != WorkflowStatus.Running)
            {
                signals.Pulse(instanceId); // the wait that was just asked for would stay for ever
                return found;
            }
            using var waited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(change, Task.Delay(options.SweepInterval, time, waited.Token));
            await waited.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Deletes the journals of instances that ended before a moment.</summary>
    /// <returns>How many.</returns>
    public Task<int> PurgeAsync(DateTimeOffset endedBefore, CancellationToken cancellationToken) => purge.RunAsync(endedBefore, cancellationToken);

    /// <summary>Stops executing; what is under way stays unfinished in the store.</summary>
    public async ValueTask DisposeAsync()
    {
        if (stopping.IsCancellationRequested) return;
        await stopping.CancelAsync();
        if (sweep is not null) await sweep;
        await Task.WhenAll(running.Values);
        host.Dispose();
        stopping.Dispose();
    }

    async Task IChildWorkflows.EnsureStartedAsync(string name, string instanceId, JsonElement input, CancellationToken cancellationToken)
    {
        _ = registry.Workflow(name);
        await store.CreateAsync(instanceId, name, input, cancellationToken);
        await TakeUpAsync(instanceId, cancellationToken);
    }

    private void StartSweep()
    {
        lock (sweepStart)
            sweep ??= Task.Run(SweepAsync);
    }

    private async Task SweepAsync()
    {
        using var timer = new PeriodicTimer(options.SweepInterval, time);
        while (await NextTickAsync(timer))
        {
            try
            {
                foreach (var instanceId in await store.ListRunningAsync(stopping.Token))
                    await TakeUpAsync(instanceId, stopping.Token);
            }
            catch (Exception e) when (!stopping.IsCancellationRequested)
            {
                Logs.SweepFailed(logger, e);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task<bool> NextTickAsync(PeriodicTimer timer)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Executes an instance here unless it is finished or someone does already.</summary>
    private async Task TakeUpAsync(string instanceId, CancellationToken cancellationToken)
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!running.TryAdd(instanceId, end.Task)) return;
        InstanceClaim? claim = null;
        try
        {
            if (!stopping.IsCancellationRequested) claim = await host.TryClaimAsync(instanceId, cancellationToken);
        }
        finally
        {
            if (claim is null) Leave(instanceId, end);
        }
        if (claim is not null) _ = Task.Run(() => RunAsync(claim, end), CancellationToken.None);
    }

    private async Task RunAsync(InstanceClaim claim, TaskCompletionSource end)
    {
        await host.RunAsync(claim, stopping.Token);
        Leave(claim.InstanceId, end);
    }

    private void Leave(string instanceId, TaskCompletionSource end)
    {
        running.TryRemove(instanceId, out _);
        end.SetResult();
        signals.Pulse(instanceId);
    }
}
