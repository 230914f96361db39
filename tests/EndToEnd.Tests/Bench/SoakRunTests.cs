using Optimizer.Local.Commands.Bench.Soak;

namespace Optimizer.EndToEnd.Tests.Bench;

public sealed class SoakRunTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Thirty_disturbed_cycles_leave_nothing_unhandled_no_backup_lost_and_one_live_version_each()
    {
        const int seed = 20260101;
        var report = await new SoakRun(30, seed, folder.Path, TimeProvider.System, _ => { }).RunAsync(TestContext.Current.CancellationToken);
        Assert.True(report.Holds, $"seed {seed}\n{string.Join('\n', report.Lines())}");
        Assert.True(report.FaultsByPhase.Count >= 6 && report.Changes["version.promoted"] > 0, $"seed {seed}\n{string.Join('\n', report.Lines())}");
    }
}
