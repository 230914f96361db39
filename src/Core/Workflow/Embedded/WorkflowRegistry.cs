using System.Text.Json;

namespace Optimizer.Core.Workflow.Embedded;

/// <summary>Workflows and activities by name, with their inputs and outputs as JSON.</summary>
internal sealed class WorkflowRegistry(JsonSerializerOptions json)
{
    private readonly Dictionary<string, Func<IWorkflowContext, JsonElement, Task<JsonElement>>> workflows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<JsonElement, CancellationToken, Task<JsonElement>>> activities = new(StringComparer.Ordinal);

    public void AddWorkflow<TInput, TOutput>(string name, Func<IWorkflowContext, TInput, Task<TOutput>> code)
    {
        if (!workflows.TryAdd(name, async (context, input) => ToJson(await code(context, input.Deserialize<TInput>(json)!))))
            throw new ArgumentException($"A workflow '{name}' is registered already.", nameof(name));
    }

    public void AddActivity<TInput, TOutput>(string name, Func<IActivity<TInput, TOutput>> create)
    {
        if (!activities.TryAdd(name, async (input, ct) => ToJson(await create().RunAsync(input.Deserialize<TInput>(json)!, ct))))
            throw new ArgumentException($"An activity '{name}' is registered already.", nameof(name));
    }

    public bool HasWorkflow(string name) => workflows.ContainsKey(name);

    public Func<IWorkflowContext, JsonElement, Task<JsonElement>> Workflow(string name) =>
        workflows.TryGetValue(name, out var code) ? code : throw Missing("workflow", name, workflows.Keys);

    public Func<JsonElement, CancellationToken, Task<JsonElement>> Activity(string name) =>
        activities.TryGetValue(name, out var code) ? code : throw Missing("activity", name, activities.Keys);

    private JsonElement ToJson<T>(T value) => JsonSerializer.SerializeToElement(value, json);

    private static ArgumentException Missing(string kind, string name, IEnumerable<string> known) =>
        new($"No {kind} '{name}' is registered; registered: {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
}
