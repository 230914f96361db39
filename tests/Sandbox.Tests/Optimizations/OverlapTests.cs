using Optimizer.Core.Optimizations;
using Optimizer.Core.Proof;
using Optimizer.Core.Traffic;
using Optimizer.TestKit;

namespace Optimizer.Sandbox.Tests.Optimizations;

public sealed class OverlapTests : IDisposable
{
    private const string Sequential = """
        namespace Shop;
        public sealed class Ask { public int Number { get; set; } public string Name { get; set; } = ""; }
        public sealed class Reply { public string Text { get; set; } = ""; }
        public sealed class F(HttpClient http) : Optimizer.Runtime.IPlatformFunction<Ask, Reply>
        {
            public async Task<Reply> InvokeAsync(Ask request, CancellationToken cancellationToken)
            {
                var price = decimal.Parse(await http.GetStringAsync($"http://rates.example/v1/{request.Number}", cancellationToken));
                var stock = await StockAsync(request.Number, cancellationToken);
                return new Reply { Text = $"{price} {stock}" };
            }

            private async Task<string> StockAsync(int number, CancellationToken cancellationToken)
            {
                using var response = await http.GetAsync("http://rates.example/v2/" + number, cancellationToken);
                if (!response.IsSuccessStatusCode) throw new InvalidOperationException("no stock");
                return await response.Content.ReadAsStringAsync(cancellationToken);
            }
        }
        """;

    private readonly SandboxProcess sandbox = new(TimeProvider.System);

    public void Dispose() => sandbox.Dispose();

    /// <summary>The second fails; the first fails, so that the original never asked for the second; the first's answer is no number.</summary>
    [Fact]
    public async Task Reads_that_are_under_way_together_answer_and_fail_as_they_did_in_a_row() => await ARewrite.IsEquivalentAsync(sandbox, Job(
        [.. Served, AJob.Case(10, Get(10, 1), Get(10, 2, 503)), AJob.Case(11, Get(11, 1, 503)), AJob.Case(12, AJob.Get("http://rates.example/v1/12", "free"))]));

    [Fact]
    public async Task Where_both_fail_the_first_of_them_surfaces_as_it_did()
    {
        var report = await sandbox.RunAsync(Job([AJob.Case(13, Get(13, 1, 503), Get(13, 2, 503))]), TestContext.Current.CancellationToken);
        Assert.All(report.Results, r => Assert.Equal("System.Net.Http.HttpRequestException", r.Exception));
        Assert.Equal(2, report.Results.Single(r => r.Side == "candidate").Calls.Count);
    }

    [Fact]
    public async Task Their_caller_waits_for_the_longer_one_alone()
    {
        var job = Job(Served) with { Work = SandboxWork.Measure, MeasureTime = TimeSpan.FromSeconds(3) };
        var report = await sandbox.RunAsync(job, TestContext.Current.CancellationToken);
        Assert.True(report.Outcome == SandboxOutcome.Completed, report.Because);
        var (before, after) = (ARewrite.Quantile(report, "baseline", 0.5), ARewrite.Quantile(report, "candidate", 0.5));
        Assert.True(after < 0.8 * before, $"The median was {before:0.0} ms, is {after:0.0} ms. {report.Because}");
    }

    private static SandboxCase[] Served => [.. Enumerable.Range(0, 6).Select(i => AJob.Case(i, Get(i, 1), Get(i, 2)))];

    private static Runtime.Telemetry.DependencyCall Get(int number, int version, int status = 200) =>
        AJob.Get($"http://rates.example/v{version}/{number}", $"{version}.{number}", status, ms: 20);

    private static SandboxJob Job(SandboxCase[] cases) => ARewrite.Of(new AsyncConversion(), AProfile.Waiting() with
    {
        Dependencies = [new DependencyProfile("GET rates.example/v1/{id}", 400, 2, new LatencySummary(400, 20, 18, 40, 50, 60), 0, 0, 0)],
    }, Sequential, cases);
}
