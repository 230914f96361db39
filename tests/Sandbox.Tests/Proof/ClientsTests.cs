using Optimizer.Core.Model;
using Optimizer.Core.Proof;

namespace Optimizer.Sandbox.Tests.Proof;

/// <summary>What a change of a function's clients may and may not do.</summary>
public sealed class ClientsTests : IDisposable
{
    private const string Before = "using var http = new HttpClient(); return new Reply { Text = await http.GetStringAsync(\"http://rates.example/\" + request.Number, cancellationToken) };";
    private const string Waiting = "using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) }; return new Reply { Text = request.Name ?? \"\" };";

    private readonly SandboxProcess sandbox = new(TimeProvider.System);

    public void Dispose() => sandbox.Dispose();

    [Theory]
    [InlineData("", VerdictOutcome.Fail)]
    [InlineData("new SocketsHttpHandler { UseCookies = false }", VerdictOutcome.Pass)]
    public async Task A_shared_client_must_not_carry_one_callers_cookie_to_another(string handler, VerdictOutcome expected)
    {
        var candidate = $$"""
            namespace Shop;
            public sealed class Answer : IPlatformFunction<Ask, Reply>
            {
                private static readonly HttpClient Shared = new({{handler}});
                public async Task<Reply> InvokeAsync(Ask request, CancellationToken cancellationToken) =>
                    new() { Text = await Shared.GetStringAsync("http://rates.example/" + request.Number, cancellationToken) };
            }
            """;
        var job = AJob.With(Before, null, Cases());
        var result = await Compare(job with { Bundle = Compiled.Bundle(job.Platform, candidate), CandidateType = "Shop.Answer" });
        Assert.Equal(expected, result.Verdict.Outcome);
        Assert.Equal(expected == VerdictOutcome.Pass, result.Mismatches.Count == 0);
        Assert.All(result.Mismatches, m => Assert.Contains("cookie that a server set in another call", m.Candidate, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("rates", VerdictOutcome.Pass)]
    [InlineData("rates ", VerdictOutcome.Fail)]
    [InlineData("", VerdictOutcome.Fail)]
    public async Task The_same_call_by_another_configured_client_is_another_call(string name, VerdictOutcome expected)
    {
        static string Function(string client) => $$"""
            public sealed class Answer(IHttpClientFactory clients) : IPlatformFunction<Ask, Reply>
            {
                public async Task<Reply> InvokeAsync(Ask request, CancellationToken cancellationToken) =>
                    new() { Text = await clients.CreateClient("{{client}}").GetStringAsync("http://rates.example/" + request.Number, cancellationToken) };
            }
            """;
        const string Types = "namespace Shop; public sealed class Ask { public int Number { get; set; } } public sealed class Reply { public string Text { get; set; } = \"\"; } ";
        var result = await Compare(AJob.From(Types + Function("rates"), "namespace Shop; " + Function(name), Cases()));
        Assert.Equal(expected, result.Verdict.Outcome);
    }

    [Theory]
    [InlineData("TimeSpan.FromSeconds(11)", VerdictOutcome.Inconclusive)]
    [InlineData("TimeSpan.FromSeconds(Limit)", VerdictOutcome.Pass)]
    [InlineData("Patience", VerdictOutcome.Pass)]
    public async Task A_time_limit_that_no_replay_reaches_is_read_instead(string limit, VerdictOutcome expected)
    {
        var result = await AChange.ProveAsync(
            sandbox, Waiting, Waiting.Replace("TimeSpan.FromSeconds(10)", limit, StringComparison.Ordinal),
            members: "private const int Limit = 10; private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);");
        Assert.Equal(expected, result.Verdict.Outcome);
        Assert.True(expected == VerdictOutcome.Pass || result.Verdict.Reasons[0].Sentence.Contains("HttpClient.Timeout = TimeSpan.FromSeconds(11)", StringComparison.Ordinal));
    }

    private static SandboxCase[] Cases() => [.. Enumerable.Range(1, 4).Select(i => AJob.Case(i, AJob.Get($"http://rates.example/{i}", $"{i}")))];

    private async Task<EquivalenceResult> Compare(SandboxJob job) =>
        EquivalenceExaminer.Examine(await sandbox.RunAsync(job, TestContext.Current.CancellationToken), job.Cases, minCases: 1);
}
