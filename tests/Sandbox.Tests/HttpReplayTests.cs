using System.Text.Json;
using Optimizer.Core.Proof;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.Sandbox.Tests;

public sealed class HttpReplayTests : IDisposable
{
    private const string PerCall = """
        using var http = new HttpClient();
        return new Reply { Text = await http.GetStringAsync("http://rates.example/v1/" + request.Number, cancellationToken) };
        """;

    private readonly SandboxProcess sandbox = new(TimeProvider.System);

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public async Task A_client_made_by_the_function_gets_the_recorded_answer()
    {
        var report = await Run(AJob.With(PerCall, null, AJob.Case(1, AJob.Get("http://rates.example/v1/1", """{"rate":1.5}"""))));
        Assert.Equal("""{"rate":1.5}""", Text(report.Results[0]));
        Assert.Equal(["GET http://rates.example/v1/1"], report.Results[0].Calls);
        Assert.Equal(0, report.Results[0].UnservedCalls);
        Assert.Equal(1, report.Results[0].Connections);
    }

    [Fact]
    public async Task Https_is_replayed_too()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The process's own certificate authority needs OpenSSL.");
        var report = await Run(AJob.With(PerCall.Replace("http://", "https://", StringComparison.Ordinal), null,
            AJob.Case(1, AJob.Get("https://rates.example/v1/1", """{"rate":1.5}"""))));
        Assert.Equal((null, 0), (report.Results[0].ExceptionMessage, report.Results[0].UnservedCalls));
        Assert.Equal("""{"rate":1.5}""", Text(report.Results[0]));
    }

    [Fact]
    public async Task A_call_that_was_not_recorded_is_counted_and_fails()
    {
        var report = await Run(AJob.With(PerCall, null, AJob.Case(1, AJob.Get("http://rates.example/v1/2", "{}"))));
        Assert.All(report.Results, r => Assert.Equal((1, "System.Net.Http.HttpRequestException"), (r.UnservedCalls, r.Exception)));
    }

    [Fact]
    public async Task A_request_that_goes_around_the_replay_is_counted_as_unserved()
    {
        var report = await Run(AJob.With("""
            using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
            try { await http.GetStringAsync("http://127.0.0.1:1/", cancellationToken); } catch (HttpRequestException) { }
            return new Reply();
            """));
        Assert.Equal(1, report.Results[0].UnservedCalls);
    }

    [Fact]
    public async Task Equal_calls_are_answered_in_their_recorded_order_and_then_by_the_last()
    {
        var report = await Run(AJob.With("""
            using var http = new HttpClient();
            var texts = new List<string>();
            for (var i = 0; i < 3; i++) texts.Add(await http.GetStringAsync("http://queue.example/next"));
            return new Reply { Text = string.Join(' ', texts) };
            """, null, AJob.Case(1, AJob.Get("http://queue.example/next", "1"), AJob.Get("http://queue.example/next", "2"))));
        Assert.Equal("1 2 2", Text(report.Results[0]));
        Assert.Equal(1, report.Results[0].Connections);
    }

    [Fact]
    public async Task Bodies_match_in_canonical_form()
    {
        var recorded = AJob.Get("http://orders.example/", "done") with
        {
            Request = RecordedCall.Request(HttpMethod.Post, new Uri("http://orders.example/"), """{ "b": 2.0, "a": 1 }"""),
        };
        var report = await Run(AJob.With("""
            using var http = new HttpClient();
            var answer = await http.PostAsync("http://orders.example/", new StringContent("{\"a\":1,\"b\":2}", System.Text.Encoding.UTF8, "application/json"));
            return new Reply { Text = await answer.Content.ReadAsStringAsync() };
            """, null, AJob.Case(1, recorded)));
        Assert.Equal("done", Text(report.Results[0]));
    }

    [Fact]
    public async Task A_recorded_status_is_served_and_a_recorded_fault_without_a_response_fails_again()
    {
        var gone = AJob.Get("http://rates.example/v1/2", "") with { Response = null, Error = "System.Net.Http.HttpRequestException", Outcome = Outcomes.Error };
        var report = await Run(AJob.With("""
            using var http = new HttpClient();
            var answer = await http.GetAsync("http://rates.example/v1/" + request.Number);
            return new Reply { Text = ((int)answer.StatusCode).ToString() };
            """, null, AJob.Case(1, AJob.Get("http://rates.example/v1/1", "busy", status: 503)), AJob.Case(2, gone)));
        Assert.Equal("503", Text(report.Results[0]));
        Assert.Equal(("System.Net.Http.HttpRequestException", 0), (report.Results[3].Exception, report.Results[3].UnservedCalls));
        Assert.Single(report.Results[3].Calls);
    }

    [Fact]
    public async Task An_injected_client_with_a_base_address_of_its_own_finds_its_recordings()
    {
        var report = await Run(AJob.From("""
            namespace Shop;
            public sealed class Ask { public int Number { get; set; } }
            public sealed class Reply { public string Text { get; set; } = ""; }
            public sealed class Answer(IHttpClientFactory clients) : IPlatformFunction<Ask, Reply>
            {
                public async Task<Reply> InvokeAsync(Ask request, CancellationToken cancellationToken) =>
                    new() { Text = await clients.CreateClient("rates").GetStringAsync("v1/" + request.Number, cancellationToken) };
            }
            """, null, AJob.Case(4, AJob.Get("http://rates.internal:8080/api/v1/4", "four"))));
        Assert.Equal("four", Text(report.Results[0]));
        Assert.Equal(["GET http://rates.internal:8080/api/v1/4 by client \"rates\""], report.Results[0].Calls);
    }

    private static string Text(CaseResult result) =>
        result.Response is { ValueKind: JsonValueKind.Object } r ? r.GetProperty("text").GetString()! : $"{result.Exception}: {result.ExceptionMessage}";

    private Task<SandboxReport> Run(SandboxJob job) => sandbox.RunAsync(job, TestContext.Current.CancellationToken);
}
