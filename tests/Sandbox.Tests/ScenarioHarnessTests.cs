using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Proof;
using Optimizer.Sandbox.Child;
using Optimizer.Sandbox.Protocol;
using Optimizer.Sandbox.Replay;
using Optimizer.Sandbox.Scenarios;

namespace Optimizer.Sandbox.Tests;

public sealed class ScenarioHarnessTests
{
    private const string Platform = """
        namespace Shop;
        public sealed class Ask { public int Number { get; set; } }
        public sealed class Reply { public string Text { get; set; } = ""; }
        public sealed class Answer : IPlatformFunction<Ask, Reply>
        {
            public async Task<Reply> InvokeAsync(Ask request, CancellationToken cancellationToken)
            {
                using var http = new HttpClient();
                return new Reply { Text = await http.GetStringAsync("http://rates.example/v1/" + request.Number, cancellationToken) };
            }
        }
        """;

    private const string Pooled = """
        namespace Shop;
        public sealed class Answer : IPlatformFunction<Ask, Reply>
        {
            private static readonly HttpClient Http = new();
            public async Task<Reply> InvokeAsync(Ask request, CancellationToken cancellationToken) =>
                new() { Text = await Http.GetStringAsync("http://rates.example/v1/" + request.Number, cancellationToken) };
        }
        """;

    private const string Decorator = """
        namespace Shop;
        [Decorates(typeof(Answer))]
        public sealed class Remembering(IPlatformFunction<Ask, Reply> inner, TimeProvider time) : IPlatformFunction<Ask, Reply>
        {
            private readonly Dictionary<int, (Reply Reply, DateTimeOffset Until)> known = new();
            public async Task<Reply> InvokeAsync(Ask request, CancellationToken cancellationToken)
            {
                if (known.TryGetValue(request.Number, out var found) && time.GetUtcNow() < found.Until) return found.Reply;
                var reply = await inner.InvokeAsync(request, cancellationToken);
                known[request.Number] = (reply, time.GetUtcNow().AddSeconds(30));
                return reply;
            }
        }
        """;

    [Fact]
    public async Task A_decorator_is_given_the_scripted_function_and_virtual_time()
    {
        var harness = await Harness(Decorator, "Shop.Remembering");
        Assert.Equal(2, harness.Requests);
        Assert.Equal("""{"text":"one"}""", await harness.CallAsync(0));
        Assert.Equal(await harness.BaselineAsync(1), await harness.CallAsync(1));
        await harness.CallAsync(0);
        Assert.Equal(2, harness.Inner.Calls);
        await harness.AdvanceAsync(TimeSpan.FromSeconds(31));
        await harness.CallAsync(0);
        Assert.Equal(3, harness.Inner.Calls);
    }

    [Fact]
    public async Task Scripted_failures_reach_the_decorator_and_then_end()
    {
        var harness = await Harness(Decorator, "Shop.Remembering");
        harness.Inner.Fail(1, () => harness.Inner.Make("System.Net.Http.HttpRequestException"));
        await Assert.ThrowsAsync<HttpRequestException>(() => harness.CallAsync(0));
        Assert.Equal("""{"text":"one"}""", await harness.CallAsync(0));
    }

    [Fact]
    public async Task A_scripted_delay_passes_in_virtual_time()
    {
        var harness = await Harness(Decorator, "Shop.Remembering");
        harness.Inner.Delay(1, TimeSpan.FromMinutes(10));
        var call = harness.CallAsync(0);
        await harness.AdvanceAsync(TimeSpan.FromMinutes(9));
        Assert.False(call.IsCompleted);
        await harness.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.True(call.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_cancelled_call_of_the_scripted_function_is_counted()
    {
        var harness = await Harness(Decorator, "Shop.Remembering");
        harness.Inner.Delay(1, TimeSpan.FromMinutes(10));
        using var cancel = new CancellationTokenSource();
        var call = harness.CallAsync(0, cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal((1, 1), (harness.Inner.Calls, harness.Inner.CancelledCalls));
    }

    [Fact]
    public async Task What_one_caller_does_to_a_shared_response_shows()
    {
        var harness = await Harness(Decorator, "Shop.Remembering");
        Assert.Equal("""{"text":"one"}""", await harness.CallAndMutateAsync(0));
        Assert.NotEqual(await harness.BaselineAsync(0), await harness.CallAsync(0));
    }

    [Fact]
    public async Task A_rewrite_runs_against_served_dependencies_whose_failures_can_be_scripted()
    {
        var harness = await Harness(Pooled, "Shop.Answer", scriptsInner: false);
        for (var i = 0; i < 5; i++)
            Assert.Equal(await harness.BaselineAsync(i % 2), await harness.CallAsync(i % 2));
        Assert.Equal((1, 5), (harness.ConnectionsOpened, harness.Inner.Calls));
        harness.Inner.Fail(1, () => harness.Inner.Make("System.Net.Http.HttpRequestException"));
        await Assert.ThrowsAsync<HttpRequestException>(() => harness.CallAsync(0));
        await harness.CallAsync(0);
    }

    [Fact]
    public async Task A_dependency_of_a_rewrite_can_be_under_way_while_virtual_time_stands_still()
    {
        var harness = await Harness(Platform, "Shop.Answer", scriptsInner: false);
        harness.Inner.Delay(1, TimeSpan.FromMinutes(1));
        var call = harness.CallAsync(0);
        while (harness.Inner.Calls == 0) await harness.AdvanceAsync(TimeSpan.FromMilliseconds(1));
        Assert.False(call.IsCompleted);
        await harness.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Equal("""{"text":"one"}""", await call);
    }

    [Theory]
    [InlineData("connection-pooling.calls-reuse-connections")]
    [InlineData("connection-pooling.a-failure-leaves-the-pool-usable")]
    [InlineData("connection-pooling.a-closed-connection-is-replaced")]
    public async Task A_pooled_client_holds_what_pooling_must_hold(string scenario) =>
        await Scenario(scenario).Body(await Harness(Pooled, "Shop.Answer", scriptsInner: false));

    [Fact]
    public async Task A_closed_connection_is_opened_anew()
    {
        var harness = await Harness(Pooled, "Shop.Answer", scriptsInner: false);
        await harness.CallAsync(0);
        await harness.CloseConnectionsAsync();
        await harness.CallAsync(0);
        Assert.Equal(2, harness.ConnectionsOpened);
    }

    [Fact]
    public async Task A_client_that_a_cancelled_call_leaves_unusable_is_found()
    {
        var harness = await Harness(Pooled.Replace("{ Text = await", "{ Text = cancellationToken.Register(Http.Dispose) is var _ ? await", StringComparison.Ordinal)
            .Replace("cancellationToken) }", "cancellationToken) : \"\" }", StringComparison.Ordinal), "Shop.Answer", scriptsInner: false);
        await Assert.ThrowsAnyAsync<Exception>(() => Scenario("connection-pooling.a-failure-leaves-the-pool-usable").Body(harness));
    }

    [Fact]
    public async Task Reuse_is_not_shown_by_a_function_that_opens_no_connection()
    {
        const string Silent = """
            namespace Shop;
            public sealed class Answer : IPlatformFunction<Ask, Reply>
            {
                public Task<Reply> InvokeAsync(Ask request, CancellationToken cancellationToken) => Task.FromResult(new Reply { Text = "one" });
            }
            """;
        var harness = await Harness(Silent, "Shop.Answer", scriptsInner: false);
        await Assert.ThrowsAsync<ScenarioFailedException>(() => Scenario("connection-pooling.calls-reuse-connections").Body(harness));
    }

    [Fact]
    public async Task A_requirement_that_does_not_hold_says_why()
    {
        var harness = await Harness(Decorator, "Shop.Remembering");
        harness.Require(true, "fine");
        Assert.Equal("3 calls", Assert.Throws<ScenarioFailedException>(() => harness.Require(false, "3 calls")).Message);
    }

    private static Scenario Scenario(string id) => new ConnectionPooling().Scenarios.Single(s => s.Id == id);

    private static async Task<ScenarioHarness> Harness(string bundle, string type, bool scriptsInner = true)
    {
        var job = AJob.From(Platform, bundle,
            AJob.Case(1, AJob.Get("http://rates.example/v1/1", "one")), AJob.Case(2, AJob.Get("http://rates.example/v1/2", "two")),
            AJob.Case(3)) with { CandidateType = type };
        var ledger = new ExecutionLedger();
        var replay = ReplayProxy.Start(ledger, TimeProvider.System);
        var references = await ReferenceRequests.CollectAsync(job, new CaseRunner(ledger, job.Limits, new FrameChannel(Stream.Null)), replay);
        return new ScenarioHarness(Side.Candidate(job), scriptsInner, new FakePlan(), references, ledger, replay);
    }

    private sealed record FakePlan : OptimizationPlan;
}
