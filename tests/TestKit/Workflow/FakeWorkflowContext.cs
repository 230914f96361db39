using Optimizer.Core.Workflow;

namespace Optimizer.TestKit.Workflow;

/// <summary>Runs workflow code at once and in order, with activities that a test answers; keeps the names of all calls.</summary>
public sealed class FakeWorkflowContext(DateTimeOffset now) : IWorkflowContext
{
    private readonly Dictionary<string, Func<object, object>> activities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<IWorkflowContext, object, Task<object>>> workflows = new(StringComparer.Ordinal);

    /// <summary>Names of activities in the order of their calls.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>Inputs in the order of their calls.</summary>
    public List<object> Inputs { get; } = [];

    public string InstanceId => "test";

    public DateTimeOffset UtcNow => now;

    public bool IsReplaying => false;

    public FakeWorkflowContext Activity<TInput, TOutput>(string name, Func<TInput, TOutput> answer)
        where TOutput : notnull
    {
        activities[name] = input => answer((TInput)input);
        return this;
    }

    public FakeWorkflowContext Workflow<TInput, TOutput>(string name, Func<IWorkflowContext, TInput, Task<TOutput>> code)
        where TOutput : notnull
    {
        workflows[name] = async (context, input) => await code(context, (TInput)input);
        return this;
    }

    public Task<TOutput> CallActivityAsync<TInput, TOutput>(string name, TInput input, RetryPlan retry)
    {
        Calls.Add(name);
        Inputs.Add(input!);
        try
        {
            return Task.FromResult((TOutput)activities[name](input!));
        }
        catch (InvalidOperationException failure)
        {
            return Task.FromException<TOutput>(new ActivityFailedException(name, failure.GetType().FullName!, failure.Message));
        }
    }

    public async Task<TOutput> CallSubWorkflowAsync<TInput, TOutput>(string name, string instanceId, TInput input) =>
        (TOutput)await workflows[name](this, input!);

    public Task DelayUntilAsync(DateTimeOffset due) => Task.CompletedTask;

    public Task<TEvent?> WaitForEventAsync<TEvent>(string name, TimeSpan timeout)
        where TEvent : class => Task.FromResult<TEvent?>(null);

    public void SetStatus(object status)
    {
    }
}
