using Optimizer.Core.Optimizations;
using Optimizer.Core.Proof;
using Optimizer.TestKit;

namespace Optimizer.Sandbox.Tests.Optimizations;

public sealed class FormatConversionTests : IDisposable
{
    private const string Copying = """
        using System.Text.Json;
        namespace Shop;
        public sealed class Ask { public int Number { get; set; } public string Name { get; set; } = ""; }
        public sealed class Reply { public string Text { get; set; } = ""; }
        public sealed class F : Optimizer.Runtime.IPlatformFunction<Ask, Reply>
        {
            public Task<Reply> InvokeAsync(Ask request, CancellationToken cancellationToken)
            {
                var text = "";
                for (var i = 0; i < 400; i++)
                {
                    if (text.Length > 0) text += ',';
                    text += request.Name + i;
                }
                var json = JsonSerializer.Serialize(request, new JsonSerializerOptions { WriteIndented = true });
                return Task.FromResult(new Reply { Text = text + json + int.Parse(request.Name.Substring(request.Name.IndexOf('n') + 1)) });
            }
        }
        """;

    private readonly SandboxProcess sandbox = new(TimeProvider.System);

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public async Task Text_made_with_fewer_copies_is_the_same_text() => await ARewrite.IsEquivalentAsync(sandbox, Job());

    [Fact]
    public async Task It_is_made_sooner()
    {
        var report = await sandbox.RunAsync(
            Job() with { Work = SandboxWork.Measure, MeasureTime = TimeSpan.FromSeconds(2) }, TestContext.Current.CancellationToken);
        Assert.True(report.Outcome == SandboxOutcome.Completed, report.Because);
        var (before, after) = (ARewrite.Quantile(report, "baseline", 0.5), ARewrite.Quantile(report, "candidate", 0.5));
        Assert.True(after < 0.7 * before, $"The median was {before:0.000} ms, is {after:0.000} ms.");
    }

    private static SandboxJob Job() =>
        ARewrite.Of(new FormatConversion(), AProfile.Computing(), Copying, [.. Enumerable.Range(0, 8).Select(i => AJob.Case(i)), NameWithoutNumber]);

    private static SandboxCase NameWithoutNumber => new(99, System.Text.Json.JsonElement.Parse("""{"number":1,"name":"x"}"""), [], Generated: false);
}
