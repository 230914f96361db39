using System.Text.Json;
using Optimizer.Core.Storage;

namespace Optimizer.Core.Workflow.Embedded;

/// <summary>
/// What one run of workflow code asked for. Steps are numbered in the order in which they are asked for; that order is the same in
/// each run because results are delivered one by one, in journal order, on one thread at a time.
/// </summary>
internal sealed class EmbeddedWorkflowContext(
    string instanceId, DateTimeOffset started, IReadOnlyList<JournalEntry> journal, JsonSerializerOptions json) : IWorkflowContext
{
    private readonly Dictionary<int, JournalEntry> recorded = journal.ToDictionary(e => e.Step);
    private readonly SortedDictionary<int, PendingStep> pending = [];
    private int asked;
    private int? turn;

    public string InstanceId { get; } = instanceId;

    public DateTimeOffset UtcNow { get; private set; } = started;

    public bool IsReplaying { get; set; } = journal.Count > 0;

    /// <summary>Steps not delivered yet, in the order in which they were asked for.</summary>
    public IEnumerable<PendingStep> Pending => pending.Values;

    /// <summary>Set once the code left its journal; workflow code cannot catch its way around it.</summary>
    public NonDeterministicWorkflowException? Fault { get; private set; }

    public JsonElement? Status { get; private set; }

    public Task<TOutput> CallActivityAsync<TInput, TOutput>(string name, TInput input, RetryPlan retry) =>
        ResultAsync<TOutput>(Ask(StepKind.Activity, name, input, (n, id, e) => new PendingStep(n, id) { Input = e, Retry = retry }));

    public Task<TOutput> CallSubWorkflowAsync<TInput, TOutput>(string name, string instanceId, TInput input) =>
        ResultAsync<TOutput>(Ask(StepKind.SubWorkflow, name, input, (n, id, e) => new PendingStep(n, id) { Input = e, ChildId = instanceId }));

    public Task DelayUntilAsync(DateTimeOffset due) =>
        Ask(StepKind.Timer, "timer", due.ToUniversalTime(), (n, id, _) => new PendingStep(n, id) { Due = due }).Task;

    public async Task<TEvent?> WaitForEventAsync<TEvent>(string name, TimeSpan timeout)
        where TEvent : class
    {
        var due = timeout < DateTimeOffset.MaxValue - UtcNow && timeout >= TimeSpan.Zero ? UtcNow + timeout : DateTimeOffset.MaxValue;
        return await ResultAsync<TEvent?>(Ask(StepKind.Event, name, due, (n, id, _) => new PendingStep(n, id) { Due = due }));
    }

    public void SetStatus(object status) => Status = JsonSerializer.SerializeToElement(status, status.GetType(), json);

    /// <summary>Runs workflow code: only within is it allowed to ask for steps.</summary>
    public T InTurn<T>(Func<T> code)
    {
        turn = Environment.CurrentManagedThreadId;
        try
        {
            return code();
        }
        finally
        {
            turn = null;
        }
    }

    /// <summary>Gives the workflow a step's end; what it asks for next is pending when this returns.</summary>
    public void Deliver(JournalEntry entry)
    {
        if (!pending.Remove(entry.Step, out var step))
        {
            Fault ??= new NonDeterministicWorkflowException(
                InstanceId, $"the journal has {entry.Identity} as step {entry.Step}, which the code did not ask for");
            return;
        }
        UtcNow = entry.At;
        InTurn(() =>
        {
            step.Deliver(entry.Result, entry.Failure);
            return true;
        });
    }

    public PendingStep? Find(int step) => pending.GetValueOrDefault(step);

    /// <summary>Makes the instance fail with what is wrong with its code.</summary>
    public void Refuse(string reason) => Fault ??= new NonDeterministicWorkflowException(InstanceId, reason);

    private PendingStep Ask<TInput>(StepKind kind, string name, TInput input, Func<int, StepIdentity, JsonElement, PendingStep> create)
    {
        var element = JsonSerializer.SerializeToElement(input, json);
        var identity = new StepIdentity(kind, name, ContentHash.Of(element.GetRawText()));
        if (turn != Environment.CurrentManagedThreadId)
            Refuse($"{identity} was asked for outside of the workflow's turn, after awaiting something that is not a step");
        var number = asked++;
        if (recorded.TryGetValue(number, out var entry) && entry.Identity != identity)
            Refuse($"step {number} is {entry.Identity} in the journal, and the code asks for {identity}");
        if (Fault is not null) throw Fault;
        var step = create(number, identity, element);
        pending.Add(number, step);
        return step;
    }

    private async Task<T> ResultAsync<T>(PendingStep step) => (await step.Task).Deserialize<T>(json)!;
}
