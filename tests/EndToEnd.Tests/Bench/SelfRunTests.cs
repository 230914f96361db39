using System.Text.Json;

namespace Optimizer.EndToEnd.Tests.Bench;

public sealed class SelfRunTests
{
    /// <summary>The measured gain may be too noisy on a busy machine: then the change is held for review, and the command says so.</summary>
    [Fact]
    public async Task The_loop_proves_another_mode_for_its_own_learner_by_recorded_windows()
    {
        var result = await Cli.RunAsync("bench", "self", "--json");
        using var document = JsonDocument.Parse(result.Out);
        var report = document.RootElement;
        Assert.Contains("LearningMode.Efficiency", report.GetProperty("change").GetString(), StringComparison.Ordinal);
        Assert.True(report.GetProperty("compared").GetInt64() >= 60, result.Out);
        Assert.InRange(report.GetProperty("agreementBound").GetDouble(), 0.001, 0.05);
        Assert.Contains(report.GetProperty("outcome").GetString(), new[] { "deployed", "review" });
        Assert.Equal(report.GetProperty("outcome").GetString() == "deployed" && report.GetProperty("promoted").GetInt32() > 0, result.ExitCode == 0);
        Assert.Equal(0, report.GetProperty("rolledBackTo").GetInt32());
    }
}
