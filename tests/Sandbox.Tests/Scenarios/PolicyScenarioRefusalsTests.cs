using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Proof;
using Optimizer.Sandbox.Child;
using Optimizer.Sandbox.Protocol;
using Optimizer.Sandbox.Replay;
using Optimizer.Sandbox.Scenarios;

namespace Optimizer.Sandbox.Tests.Scenarios;

/// <summary>Decorators that are right but for one thing, and the scenario that finds it.</summary>
public sealed class PolicyScenarioRefusalsTests
{
    private const string Platform = """
        namespace Shop;
        public sealed class Ask { public int Number { get; set; } public string Name { get; set; } = ""; }
        public sealed class Reply { public string Text { get; set; } = ""; }
        [FunctionContract(Fallback = "Usual")]
        public sealed class Answer : IPlatformFunction<Ask, Reply>
        {
            private static readonly Reply Last = new() { Text = "usual" };
            public static Reply Usual(Ask request) => request.Number == 3 ? Last : new() { Text = "unusual" };
            public Task<Reply> InvokeAsync(Ask request, CancellationToken cancellationToken) => Task.FromResult(new Reply { Text = request.Name });
        }
        """;

    private const string Remembering = """
        namespace Shop;
        [Decorates(typeof(Answer))]
        public sealed class Changed(IPlatformFunction<Ask, Reply> inner) : IPlatformFunction<Ask, Reply>
        {
            private readonly Dictionary<string, string> known = new(StringComparer.Ordinal);
            public async Task<Reply> InvokeAsync(Ask request, CancellationToken cancellationToken)
            {
                var key = request.Number + request.Name;
                if (known.TryGetValue(key, out var found)) return new Reply { Text = found };
                var reply = await inner.InvokeAsync(request, cancellationToken);
                known[key] = reply.Text;
                return reply;
            }
        }
        """;

    private const string Falling = """
        namespace Shop;
        [Decorates(typeof(Answer))]
        public sealed class Changed(IPlatformFunction<Ask, Reply> inner) : IPlatformFunction<Ask, Reply>
        {
            public async Task<Reply> InvokeAsync(Ask request, CancellationToken cancellationToken)
            {
                try { return await inner.InvokeAsync(request, cancellationToken); }
                catch (HttpRequestException) { return new Reply { Text = Answer.Usual(request).Text }; }
            }
        }
        """;

    private const string LastGood = """
        namespace Shop;
        [Decorates(typeof(Answer))]
        public sealed class Changed(IPlatformFunction<Ask, Reply> inner, TimeProvider time) : IPlatformFunction<Ask, Reply>
        {
            private readonly Dictionary<string, (Reply Reply, long At)> known = [];
            public async Task<Reply> InvokeAsync(Ask request, CancellationToken cancellationToken)
            {
                var (at, key) = (time.GetTimestamp(), request.Number + request.Name);
                try
                {
                    var reply = await inner.InvokeAsync(request, cancellationToken);
                    if (!known.TryGetValue(key, out var old) || old.At <= at) known[key] = (new Reply { Text = reply.Text }, at);
                    return reply;
                }
                catch (HttpRequestException)
                {
                    if (known.TryGetValue(key, out var kept) && time.GetElapsedTime(kept.At) < TimeSpan.FromMinutes(1)) return new Reply { Text = kept.Reply.Text };
                    throw;
                }
            }
        }
        """;

    private const string Near = "memoization.near-requests-are-told-apart";
    private static readonly Memoization.Plan Kept = new(1_000);
    private static readonly ErrorHandling.Plan Declared = new("Answer.Usual(request)", ["System.Net.Http.HttpRequestException"], TimeSpan.FromMinutes(1), 10);
    private static readonly ErrorHandling.Plan Last = Declared with { Response = null };

    [Fact]
    public Task A_table_that_knows_requests_by_all_they_hold_is_accepted() => RunAsync(new Memoization(), Kept, Near, Remembering);

    [Theory]
    [InlineData("StringComparer.Ordinal)", "StringComparer.OrdinalIgnoreCase)")]
    [InlineData("request.Number + request.Name", "request.Name.TrimEnd()")]
    [InlineData("request.Number + request.Name", "Math.Abs(request.Number) + request.Name")]
    public Task A_table_whose_key_misses_something_is_refused(string text, string instead) =>
        Assert.ThrowsAsync<ScenarioFailedException>(() => RunAsync(new Memoization(), Kept, Near, Remembering.Replace(text, instead, StringComparison.Ordinal)));

    [Theory]
    [InlineData("error-handling.callers-do-not-share-state")]
    [InlineData("error-handling.a-named-fault-is-answered")]
    public Task A_fallback_of_each_callers_own_is_accepted(string scenario) => RunAsync(new ErrorHandling(), Declared, scenario, Falling);

    [Fact]
    public Task A_fallback_that_only_callers_of_one_request_share_is_refused() =>
        Assert.ThrowsAsync<ScenarioFailedException>(() => RunAsync(
            new ErrorHandling(), Declared, "error-handling.callers-do-not-share-state", Falling.Replace("new Reply { Text = Answer.Usual(request).Text }", "Answer.Usual(request)", StringComparison.Ordinal)));

    [Fact]
    public Task The_fallback_of_another_request_is_refused() =>
        Assert.ThrowsAsync<ScenarioFailedException>(() => RunAsync(
            new ErrorHandling(), Declared, "error-handling.a-named-fault-is-answered", Falling.Replace("Usual(request)", "Usual(new Ask())", StringComparison.Ordinal)));

    [Theory]
    [InlineData("error-handling.the-latest-response-counts")]
    [InlineData("error-handling.nothing-is-made-up")]
    [InlineData("error-handling.near-requests-are-told-apart")]
    [InlineData("error-handling.callers-do-not-share-state")]
    public Task A_last_good_response_is_accepted(string scenario) => RunAsync(new ErrorHandling(), Last, scenario, LastGood);

    [Theory]
    [InlineData("error-handling.the-latest-response-counts", "old.At <= at", "old.At < 0")]
    [InlineData("error-handling.the-latest-response-counts", "old.At <= at", "old.At >= 0")]
    [InlineData("error-handling.nothing-is-made-up", "throw;", "throw new InvalidOperationException();")]
    [InlineData("error-handling.near-requests-are-told-apart", "request.Number + request.Name", "request.Name.ToUpperInvariant()")]
    [InlineData("error-handling.callers-do-not-share-state", "(new Reply { Text = reply.Text }, at)", "(reply, at)")]
    public Task What_is_wrong_with_a_last_good_response_is_found(string scenario, string text, string instead) =>
        Assert.ThrowsAsync<ScenarioFailedException>(() => RunAsync(new ErrorHandling(), Last, scenario, LastGood.Replace(text, instead, StringComparison.Ordinal)));

    private static async Task RunAsync(Optimization type, OptimizationPlan plan, string scenario, string decorator)
    {
        var job = AJob.From(Platform, decorator, AJob.Case(1), AJob.Case(2), AJob.Case(3)) with { CandidateType = "Shop.Changed" };
        var ledger = new ExecutionLedger();
        using var replay = ReplayProxy.Start(ledger, TimeProvider.System);
        var references = await ReferenceRequests.CollectAsync(job, new CaseRunner(ledger, job.Limits, new FrameChannel(Stream.Null)), replay);
        await type.Scenarios.Single(s => s.Id == scenario).Body(new ScenarioHarness(Side.Candidate(job), true, plan, references, ledger, replay));
    }
}
