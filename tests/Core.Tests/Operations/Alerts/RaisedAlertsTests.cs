using Optimizer.Core.Catalog;
using Optimizer.Core.Model;
using Optimizer.Core.Operations.Alerts;
using Optimizer.Core.Phases;
using Optimizer.Core.Phases.Iteration;
using Optimizer.Core.Phases.Monitoring;
using Optimizer.Core.State;
using Optimizer.Core.Tests.Phases.Monitoring;
using Optimizer.TestKit.State;
using Optimizer.TestKit.Storage;

namespace Optimizer.Core.Tests.Operations.Alerts;

/// <summary>What people are told of, and with what.</summary>
public sealed class RaisedAlertsTests : IDisposable
{
    private readonly ACheckedStore store = new(new InMemoryStateStore(), new InMemoryBlobStore());

    public void Dispose() => store.Dispose();

    [Theory]
    [InlineData("version.rolled-back", AlertKinds.RolledBack)]
    [InlineData("version.withdrawn", AlertKinds.Withdrawn)]
    [InlineData("version.expired", AlertKinds.Withdrawn)]
    [InlineData("source.changed", AlertKinds.Withdrawn)]
    public async Task A_version_that_is_taken_back_is_told_with_its_reason_and_what_serves(string @event, string kind)
    {
        await store.LiveAsync();
        Assert.Empty(store.Alerts.Raised);
        await store.State.ApplyAsync("shop", "price", APlatform.Change("back", @event, (1, null), 0, null, (1, VersionState.RolledBack)), default);
        var alert = Assert.Single(store.Alerts.Raised);
        Assert.Equal((kind, "shop", "price", 1), (alert.Kind, alert.Platform, alert.Function, alert.Version));
        Assert.Equal("because of back", Assert.Single(alert.Reasons).Sentence);
        Assert.StartsWith("Version 0 serves", alert.WhatToDo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_cycle_and_each_failed_opportunity_is_told()
    {
        await store.LiveAsync();
        var record = new CycleRecord
        {
            Id = "c9", Platform = "shop", Status = "failed", Started = DateTimeOffset.UnixEpoch,
            Phases = [new PhaseOutcome("detection", "failed: the store is away", 0)],
            Opportunities = [new OpportunityOutcome("price", "Caching", "failed", 2, [new Reason("activity.failed", "disk full")], null)],
        };
        var blobs = new CycleBlobs(store.RawBlobs, new PlanJson(OptimizationCatalog.Discover()));
        await new IterationActivity(store.State, blobs, TimeProvider.System, alerts: store.Alerts).RunAsync(new IterationInput(record), default);
        Assert.Equal([AlertKinds.CycleFailed, AlertKinds.PhaseFailed], store.Alerts.Raised.Select(a => a.Kind));
        Assert.Contains("the store is away", store.Alerts.Raised[0].Reasons[0].Sentence, StringComparison.Ordinal);
        Assert.Equal(("price", 2, "disk full"), (store.Alerts.Raised[1].Function, store.Alerts.Raised[1].Version, store.Alerts.Raised[1].Reasons[0].Sentence));
    }

    [Fact]
    public async Task A_version_that_cannot_be_looked_at_is_told_and_stays()
    {
        await store.LiveAsync();
        var output = await new MonitorActivity(store.State, new FakeEvidenceSource(), TimeProvider.System, new RolloutOptions(), alerts: store.Alerts)
            .RunAsync(new MonitorInput("shop"), default);
        Assert.Equal(RolloutAction.Hold, Assert.Single(output.Versions).Action);
        Assert.Equal((AlertKinds.ManualFallback, "price", 1), (store.Alerts.Raised[0].Kind, store.Alerts.Raised[0].Function, store.Alerts.Raised[0].Version));
    }
}
