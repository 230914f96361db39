using Optimizer.Core.Optimizations;
using Optimizer.Core.Proof;
using Optimizer.TestKit;

namespace Optimizer.Sandbox.Tests.Optimizations;

public sealed class AsyncConversionTests : IDisposable
{
    private const string Blocking = """
        namespace Shop;
        public sealed class Ask { public int Number { get; set; } public string Name { get; set; } = ""; }
        public sealed class Reply { public string Text { get; set; } = ""; }
        public sealed class F(HttpClient http) : Optimizer.Runtime.IPlatformFunction<Ask, Reply>
        {
            public Task<Reply> InvokeAsync(Ask request, CancellationToken cancellationToken) =>
                Task.FromResult(new Reply { Text = Send("v1/" + request.Number) + http.GetStringAsync("http://rates.example/v2/" + request.Number).Result });

            private string Send(string path)
            {
                using var message = new HttpRequestMessage(HttpMethod.Get, "http://rates.example/" + path);
                using var response = http.Send(message);
                response.EnsureSuccessStatusCode();
                return response.Content.ReadAsStringAsync().GetAwaiter().GetResult();
            }
        }
        """;

    private readonly SandboxProcess sandbox = new(TimeProvider.System);

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public async Task A_converted_function_answers_and_fails_as_the_original_does() => await ARewrite.IsEquivalentAsync(sandbox, Job(Served, Refused(9, first: true), Refused(10, first: false)));

    [Fact]
    public async Task Bursts_of_a_converted_function_are_answered_sooner()
    {
        var job = Job(Served) with { Work = SandboxWork.Measure, Together = 24, MeasureTime = TimeSpan.FromSeconds(4) };
        var report = await sandbox.RunAsync(job, TestContext.Current.CancellationToken);
        Assert.True(report.Outcome == SandboxOutcome.Completed, report.Because);
        var (before, after) = (ARewrite.Quantile(report, "baseline", 0.95), ARewrite.Quantile(report, "candidate", 0.95));
        Assert.True(after < 0.8 * before, $"p95 was {before:0.0} ms, is {after:0.0} ms. {report.Because}");
    }

    private static SandboxCase[] Served => [.. Enumerable.Range(0, 6).Select(i => AJob.Case(i, Get(i, 1), Get(i, 2)))];

    private static Runtime.Telemetry.DependencyCall Get(int number, int version, int status = 200) =>
        AJob.Get($"http://rates.example/v{version}/{number}", $"{version}.{number}", status, ms: 20);

    private static SandboxCase[] Refused(int number, bool first) =>
        [first ? AJob.Case(number, Get(number, 1, 503)) : AJob.Case(number, Get(number, 1), Get(number, 2, 503))];

    private static SandboxJob Job(params SandboxCase[][] cases) =>
        ARewrite.Of(new AsyncConversion(), AProfile.Waiting(), Blocking, [.. cases.SelectMany(c => c)]);
}
