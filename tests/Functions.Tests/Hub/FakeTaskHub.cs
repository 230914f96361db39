using System.Text.Json;
using Microsoft.DurableTask;
using Optimizer.Core.Catalog;
using Optimizer.Core.Phases;
using Optimizer.Functions.Orchestrators;
using Optimizer.Functions.Reviews;
using Optimizer.Functions.Workflow;

namespace Optimizer.Functions.Tests.Hub;

/// <summary>A task hub in memory: runs the app's orchestrators, keeps their histories as JSON, and replays them.</summary>
internal sealed class FakeTaskHub
{
    private readonly Dictionary<string, Func<string, string>> activities = [];
    private readonly Dictionary<string, Func<TaskOrchestrationContext, string, Task<string>>> orchestrators = [];

    public FakeTaskHub()
    {
        Orchestrator<CycleInput, CycleOutput>(OptimizationCycle.Name, OptimizationCycleOrchestrator.RunAsync);
        Orchestrator<OptimizeFunctionInput, OptimizeFunctionOutput>(OptimizeFunction.Name, OptimizeFunctionOrchestrator.RunAsync);
        Orchestrator<ReviewWait, string>(ReviewWait.Name, AwaitReviewOrchestrator.RunAsync);
    }

    public JsonSerializerOptions Json { get; } = new PlanJson(OptimizationCatalog.Discover()).Options;

    public string Version { get; init; } = OrchestratorVersions.First;

    /// <summary>Histories by instance.</summary>
    public Dictionary<string, List<HistoryStep>> Histories { get; } = [];

    /// <summary>Names of activities in the order in which they were really executed; replays add nothing.</summary>
    public List<string> Executed { get; } = [];

    /// <summary>Events that were raised, JSON by name.</summary>
    public Dictionary<string, string> Raised { get; } = [];

    /// <summary>How many more steps may be executed before the process dies; null: it lives.</summary>
    public int? Lifetime { get; set; }

    public FakeTaskHub Activity<TInput, TOutput>(string name, Func<TInput, TOutput> run)
    {
        activities[name] = json => Write(run(Read<TInput>(json)));
        return this;
    }

    /// <summary>Runs an instance, from what its history holds where it has one.</summary>
    public async Task<TOutput> RunAsync<TOutput>(string name, string instance, object input) =>
        Read<TOutput>(await RunAsync(name, instance, Write(input)));

    public Task<string> RunAsync(string name, string instance, string input) => orchestrators[name](new FakeOrchestration(this, instance), input);

    public string Execute(string name, string input)
    {
        Executed.Add(name);
        return activities[name](input);
    }

    public string Write(object? value) => JsonSerializer.Serialize(value, value?.GetType() ?? typeof(object), Json);

    public T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Json)!;

    private void Orchestrator<TInput, TOutput>(string name, Func<TaskOrchestrationContext, TInput, Task<TOutput>> run) =>
        orchestrators[name] = async (context, input) => Write(await run(context, Read<TInput>(input)));
}
