using Microsoft.Azure.Functions.Worker;
using Optimizer.Core.Operations.Alerts;
using Optimizer.Core.State;
using Optimizer.Functions.Tests.Http;
using Optimizer.Functions.Timers;
using Optimizer.TestKit.Storage;

namespace Optimizer.Functions.Tests.Timers;

public class InspectionTimerTests
{
    [Fact]
    public async Task The_app_inspects_its_platforms_and_signs_their_logs()
    {
        await using var app = await AnApp.StartAsync();
        await app.WithShopAsync();

        await app.Make<InspectionTimer>().RunAsync(new TimerInfo(), default);

        Assert.Single(await app.Store.Blobs.ListAsync(AuditSeals.Container, "shop/", null, default).ToListAsync());
    }

    [Fact]
    public async Task What_fails_for_one_platform_is_told_and_the_others_have_their_turn()
    {
        await using var app = await AnApp.StartAsync();
        await app.WithShopAsync();
        var alerts = new FakeAlertSink();
        var round = new PlatformRound(app.Store.State, alerts, app.Store.Time);

        await Assert.ThrowsAsync<AggregateException>(() => round.RunAsync("MonitorTimer", _ => throw new IOException("the store is away"), default));

        var alert = Assert.Single(alerts.Raised);
        Assert.Equal((AlertKinds.WorkFailed, "shop"), (alert.Kind, alert.Platform));
        Assert.Contains("MonitorTimer failed: the store is away", alert.Reasons[0].Sentence, StringComparison.Ordinal);
    }
}
