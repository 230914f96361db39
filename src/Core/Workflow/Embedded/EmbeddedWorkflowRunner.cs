#pragma warning disable CS9113
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Optimizer.Core.Storage;

namespace Optimizer.Core.Workflow.Embedded;

/// <summary>
/// Runs workflows in this process and journals each step's result, so that a workflow whose process was killed goes on where it
/// was when <see cref="ResumeAsync"/> finds it.
/// </summary>
public sealed class EmbeddedWorkflowRunner(
    IStateStore state, IBlobStore blobs, TimeProvider time, EmbeddedWorkflowOptions options, ILogger<EmbeddedWorkflowRunner> logger,
    JsonSerializerOptions? json = null) : IAsyncDisposable
{
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public void RegisterWorkflow<TInput, TOutput>(string name, Func<IWorkflowContext, TInput, Task<TOutput>> code) =>
        throw new NotImplementedException();

    /// <summary>Registers an activity; <paramref name="create"/> is called for each execution.</summary>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public void RegisterActivity<TInput, TOutput>(string name, Func<IActivity<TInput, TOutput>> create) =>
        throw new NotImplementedException();

    /// <summary>Starts a workflow and returns before it ends. Harmless when the instance exists, finished or not.</summary>
    public Task StartAsync<TInput>(string name, string instanceId, TInput input, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Takes up all unfinished instances, and keeps looking for instances whose runner is gone until disposed.</summary>
    public Task ResumeAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Gives an instance an event; kept until the workflow waits for it. May be raised by a process that does not run the instance.</summary>
    /// <exception cref="State.UnknownNameException">There is no such instance.</exception>
    public Task RaiseEventAsync<TEvent>(string instanceId, string name, TEvent payload, CancellationToken cancellationToken)
        where TEvent : class => throw new NotImplementedException();

    /// <returns>Null when there is no such instance.</returns>
    public Task<WorkflowSnapshot?> GetAsync(string instanceId, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Waits for the end of an instance, whichever process runs it.</summary>
    /// <exception cref="State.UnknownNameException">There is no such instance.</exception>
    public Task<WorkflowSnapshot> WaitAsync(string instanceId, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Stops executing; what is under way stays unfinished in the store.</summary>
    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
