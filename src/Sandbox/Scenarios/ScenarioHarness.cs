using System.Text;
using System.Text.Json;
using Optimizer.Core.Model;
using Optimizer.Core.Proof;
using Optimizer.Runtime.Json;
using Optimizer.Sandbox.Child;
using Optimizer.Sandbox.Replay;

namespace Optimizer.Sandbox.Scenarios;

/// <inheritdoc />
internal sealed class ScenarioHarness : IScenarioHarness
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Side candidate;
    private readonly object function;
    private readonly ReferenceRequests references;
    private readonly ExecutionLedger ledger;
    private readonly ScriptedInner inner;
    private readonly VirtualTime time = new(Start);
    private readonly Idleness idleness;
    private readonly ReplayProxy replay;
    private readonly List<Execution> executions = [];
    private readonly OtherRequests others;
    private readonly NearRequests near;
    private readonly DeclaredFallback fallback;
    private readonly FreshRequests? fresh;

    /// <param name="candidate">What is under test.</param>
    /// <param name="scriptsInner">Whether the script stands for the function inside the decorator; else for the dependencies.</param>
    /// <param name="plan">The plan under test.</param>
    /// <param name="references">Requests and the baseline's responses.</param>
    /// <param name="ledger">Knows the executions under way.</param>
    /// <param name="replay">Serves dependencies.</param>
    /// <param name="distinct">Whether every call is to have a request of its own.</param>
    public ScenarioHarness(
        Side candidate, bool scriptsInner, OptimizationPlan plan, ReferenceRequests references, ExecutionLedger ledger, ReplayProxy replay,
        bool distinct = false)
    {
        this.candidate = candidate;
        this.references = references;
        this.ledger = ledger;
        this.replay = replay;
        Plan = plan;
        inner = new ScriptedInner(candidate.Invoker, references, time, replay);
        idleness = new Idleness(replay);
        others = new OtherRequests(candidate.Invoker, references.Case(0).Request);
        near = new NearRequests(candidate.Invoker, references.Case(0).Request);
        fallback = new DeclaredFallback(candidate);
        fresh = distinct ? new FreshRequests(candidate.Invoker, references) : null;
        if (!scriptsInner) replay.Manner = inner;
        function = candidate.Construct(
            new ReplayServices(replay, time), scriptsInner ? candidate.Invoker.Script(inner.AnswerAsync) : null);
    }

    public int Requests => references.Count;

    public OptimizationPlan Plan { get; }

    public IScriptedInner Inner => inner;

    public int ConnectionsOpened
    {
        get
        {
            lock (executions)
                return executions.Sum(e => e.Connections);
        }
    }

    public Task<string> CallAsync(int request, CancellationToken cancellationToken = default) =>
        CallAsync(Case(request), static _ => { }, cancellationToken);

    public Task<string> CallAndMutateAsync(int request) => CallAsync(Case(request), ResponseMutator.Mutate, CancellationToken.None);

    public bool MakesOthers(string? keep = null) => others.Make(0, keep) is not null;

    public Task<string> CallOtherAsync(int number, string? keep = null, CancellationToken cancellationToken = default) => others.Make(number, keep) is { } made
        ? CallAsync(references.MadeUp(made), static _ => { }, cancellationToken)
        : throw new ScenarioFailedException("No other request can be made of the first one.");

    public int NearRequests(string? only = null) => near.Of(only).Count;

    public Task<string> CallNearAsync(int which, string? only = null) =>
        CallAsync(references.MadeUp(near.Of(only)[which]), static _ => { }, CancellationToken.None);

    public string? RequestMember(int request, string member) =>
        references.Case(request).Request is { ValueKind: JsonValueKind.Object } json
        && json.EnumerateObject().FirstOrDefault(m => string.Equals(m.Name, member, StringComparison.OrdinalIgnoreCase)) is { Value.ValueKind: not JsonValueKind.Undefined } found
            ? Canonical(found.Value)
            : null;

    public string? DeclaredFallback(int request) => fallback.Of(references.Case(request).Request) is { } declared ? Canonical(declared) : null;

    public async Task AdvanceAsync(TimeSpan by)
    {
        var until = time.GetUtcNow() + by;
        await SettleAsync();
        while (time.RunNext(until))
            await SettleAsync();
        time.JumpTo(until);
        await SettleAsync();
    }

    public Task<string> BaselineAsync(int request) => Task.FromResult(Canonical(references.Response(request)));

    public async Task CloseConnectionsAsync()
    {
        await SettleAsync();
        replay.CloseIdle();
        await SettleAsync();
    }

    public void Require(bool condition, string because)
    {
        if (!condition) throw new ScenarioFailedException(because);
    }

    private SandboxCase Case(int request) => fresh?.Take(request) ?? references.Case(request);

    private async Task<string> CallAsync(SandboxCase @case, Action<object?> afterwards, CancellationToken cancellationToken)
    {
        var execution = ledger.Begin(@case, candidate.Name);
        lock (executions)
            executions.Add(execution);
        Execution.Current = execution;
        using var activity = execution.StartActivity();
        var input = candidate.Invoker.ReadRequest(@case.Request);
        var response = await candidate.Invoker.InvokeAsync(function, input, cancellationToken);
        var written = Canonical(candidate.Invoker.WriteResponse(response));
        afterwards(response);
        return written;
    }

    private async Task SettleAsync() => await idleness.WaitAsync(Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System), quietSteps: 1);

    private static string Canonical(JsonElement value) => Encoding.UTF8.GetString(CanonicalJson.Write(value).Span);
}
