using Microsoft.DurableTask;

namespace Optimizer.Functions.Tests.Hub;

/// <summary>One run of an orchestrator over its history: recorded steps are answered from it, the next ones are executed and recorded.</summary>
internal sealed class FakeOrchestration : TaskOrchestrationContext
{
    private readonly FakeTaskHub hub;
    private readonly List<HistoryStep> history;
    private int next;

    public FakeOrchestration(FakeTaskHub hub, string instance)
    {
        this.hub = hub;
        InstanceId = instance;
        if (!hub.Histories.TryGetValue(instance, out var known)) hub.Histories[instance] = known = [];
        history = known;
    }

    public override string InstanceId { get; }

    public override string Version => hub.Version;

    public override bool IsReplaying => next < history.Count;

    /// <summary>A second for each step: the same at each replay.</summary>
    public override DateTime CurrentUtcDateTime => new DateTime(2026, 11, 22, 10, 0, 0, DateTimeKind.Utc).AddSeconds(next);

    public object? Status { get; private set; }

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null) =>
        StepAsync<TResult>("activity", name.Name, hub.Write(input), options, json => Task.FromResult(hub.Execute(name.Name, json)));

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        var instance = Assert.IsType<SubOrchestrationOptions>(options).InstanceId!;
        return StepAsync<TResult>("orchestration", orchestratorName.Name, hub.Write(input), options, json => hub.RunAsync(orchestratorName.Name, instance, json));
    }

    /// <remarks>Time passes at once, unless the event that is also waited for has been raised.</remarks>
    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken) =>
        hub.Raised.Count > 0 ? NeverAsync<object>(cancellationToken) : Task.CompletedTask;

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default) =>
        hub.Raised.TryGetValue(eventName, out var json) ? Task.FromResult(hub.Read<T>(json)) : NeverAsync<T>(cancellationToken);

    public override void SetCustomStatus(object? customStatus) => Status = customStatus;

    private static Task<T> NeverAsync<T>(CancellationToken cancellationToken) => new TaskCompletionSource<T>().Task.WaitAsync(cancellationToken);

    private async Task<T> StepAsync<T>(string kind, string name, string input, TaskOptions? options, Func<string, Task<string>> run)
    {
        var place = next++;
        if (place >= history.Count) history.Add(await ExecuteAsync(kind, name, input, options, run));
        var step = history[place];
        Assert.Equal((kind, name, input), (step.Kind, step.Name, step.Input));
        if (step.Error is { } error)
            throw new TaskFailedException(name, place, new TaskFailureDetails(typeof(InvalidOperationException).FullName!, error, null, null, null));
        return hub.Read<T>(step.Output!);
    }

    private async Task<HistoryStep> ExecuteAsync(string kind, string name, string input, TaskOptions? options, Func<string, Task<string>> run)
    {
        var attempts = options?.Retry?.Policy?.MaxNumberOfAttempts ?? 1;
        for (var attempt = 1; ; attempt++)
        {
            if (kind == "activity" && hub.Lifetime-- <= 0) throw new ProcessDiedException();
            try
            {
                return new HistoryStep(kind, name, input, await run(input), null, attempt);
            }
            catch (Exception fault) when (fault is not ProcessDiedException && attempt == attempts)
            {
                return new HistoryStep(kind, name, input, null, fault.Message, attempt);
            }
            catch (Exception fault) when (fault is not ProcessDiedException)
            {
                // The next attempt may do better.
            }
        }
    }
}
