using Optimizer.Core.Phases;
using Optimizer.Core.Phases.Deployment;
using Optimizer.Core.State;
using Optimizer.Local.Commands.Bench.Soak;
using Optimizer.TestKit.State;

namespace Optimizer.EndToEnd.Tests.Promises;

/// <summary>A deployment happens once and whole, or not at all.</summary>
public sealed class ErrorProofDeploymentTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(nameof(StagedFaultKind.Before))]
    [InlineData(nameof(StagedFaultKind.After))]
    public async Task An_error_raised_inside_deployment_restores_the_backup_byte_for_byte(string kind)
    {
        await using var host = await StagedHost.StartAsync(folder);
        await host.PromotedAsync();
        var before = await ServedAsync(host);
        var record = await host.CycleAsync(new StagedFault(PhaseNames.Deployment, Enum.Parse<StagedFaultKind>(kind), 1_000));
        Assert.Contains(record.Opportunities, o => o.Result == "failed");
        Assert.Equal(before, await ServedAsync(host));
        await host.RequireWholeAsync();
    }

    [Theory]
    [InlineData(nameof(StagedFaultKind.Flaky))]
    [InlineData(nameof(StagedFaultKind.Outage))]
    public async Task A_store_that_fails_inside_deployment_leaves_each_function_with_its_old_route_or_its_new_one(string kind)
    {
        await using var host = await StagedHost.StartAsync(folder);
        var record = await host.CycleAsync(new StagedFault(PhaseNames.Deployment, Enum.Parse<StagedFaultKind>(kind), kind == nameof(StagedFaultKind.Outage) ? 40 : 20));
        var deployed = record.Opportunities.Where(o => o.Result == "deployed").Select(o => o.Function).Order();
        Assert.Equal(deployed, (await host.FunctionsAsync()).Where(f => f.Canary is not null).Select(f => f.Function));
        await host.RequireWholeAsync();
    }

    [Fact]
    public async Task Of_two_deployments_at_the_same_time_one_wins_and_repeating_it_changes_nothing()
    {
        await using var host = await StagedHost.StartAsync(folder);
        var deployment = host.Site.Get<DeploymentActivity>();
        var versions = new List<int>();
        foreach (var cycle in new[] { "c1", "c2" })
            versions.Add((await host.State.AddVersionAsync(StagedHost.Platform, APlatform.Version("quote-1", cycle) with { Plans = new Dictionary<string, Core.Model.OptimizationPlan>() }, StagedHost.Ct)).Version);
        var ends = await Task.WhenAll(versions.Select((v, i) => EndAsync(deployment, $"c{i + 1}", v)));
        Assert.Single(ends, true);
        var pointer = await host.FunctionAsync("quote-1");
        var winner = pointer.Canary!.Version;
        Assert.True(await EndAsync(deployment, $"c{winner}", winner));
        Assert.Equal(pointer, await host.FunctionAsync("quote-1"));
        await host.RequireWholeAsync();
    }

    [Fact]
    public async Task A_frozen_platform_gets_no_new_version()
    {
        await using var host = await StagedHost.StartAsync(folder);
        await host.PostAsync("freeze");
        var record = await host.CycleAsync();
        Assert.DoesNotContain(record.Opportunities, o => o.Result == "deployed");
        Assert.All(await host.FunctionsAsync(), f => Assert.Null(f.Canary));
        await host.RequireWholeAsync();
    }

    private static async Task<bool> EndAsync(DeploymentActivity deployment, string cycle, int version)
    {
        try
        {
            return (await deployment.RunAsync(new DeploymentInput(cycle, StagedHost.Platform, "quote-1", version), StagedHost.Ct)).Deployed;
        }
        catch (PointerConflictException)
        {
            return false;
        }
    }

    private static async Task<List<string>> ServedAsync(StagedHost host)
    {
        var served = new List<string>();
        foreach (var function in await host.FunctionsAsync()) served.Add(await host.ServedAsync(function.Function));
        return served;
    }
}
