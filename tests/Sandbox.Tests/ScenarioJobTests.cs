using Optimizer.Core.Proof;

namespace Optimizer.Sandbox.Tests;

public sealed class ScenarioJobTests
{
    [Fact]
    public async Task Scenarios_of_an_optimization_that_is_not_known_are_refused_by_its_name()
    {
        using var sandbox = new SandboxProcess(TimeProvider.System);
        var report = await sandbox.RunAsync(
            AJob.With("return new Reply();") with { Work = SandboxWork.Scenarios, Optimization = "teleportation" }, TestContext.Current.CancellationToken);
        Assert.Equal((SandboxOutcome.Refused, "There is no optimization \"teleportation\"."), (report.Outcome, report.Because));
    }
}
