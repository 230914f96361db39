using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Optimizer.Api.Alerts;
using Optimizer.Core.State;
using Optimizer.Local.Hosting;
using Optimizer.TestKit.State;

namespace Optimizer.EndToEnd.Tests.Serving;

public sealed class AlertTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_rollback_on_a_serving_optimizer_reaches_the_webhook()
    {
        using var receiver = new HttpListener();
        var url = FreeUrl();
        receiver.Prefixes.Add(url.ToString());
        receiver.Start();
        await using var host = await OptimizerHost.StartAsync(
            new OptimizerHostOptions { DataPath = folder["data"], CycleInterval = null, AlertWebhook = new AlertWebhookOptions { Url = url, Secret = "sixteen letters!" } });
        var state = host.Services.GetRequiredService<IPlatformState>();
        await state.PutPlatformAsync(APlatform.Source("quote"), Autonomy.Full, "test", default);
        await state.AddVersionAsync("shop", APlatform.Version("quote") with { Plans = new Dictionary<string, Core.Model.OptimizationPlan>() }, default);
        await state.ApplyAsync("shop", "quote", APlatform.Change("c1/quote/0", "canary.started", (0, null), 0, 1, (1, VersionState.Canary)), default);

        using var client = new HttpClient { BaseAddress = host.BaseAddress };
        client.DefaultRequestHeaders.Add("x-functions-key", host.AdminKey);
        using var rolledBack = await client.PostAsync("api/platforms/shop/functions/quote/rollback", null);

        Assert.Equal(HttpStatusCode.OK, rolledBack.StatusCode);
        var posted = await receiver.GetContextAsync().WaitAsync(TimeSpan.FromSeconds(30));
        var alert = (await JsonDocument.ParseAsync(posted.Request.InputStream)).RootElement;
        Assert.Equal(("version.rolled-back", "quote", 1), (alert.GetProperty("kind").GetString(), alert.GetProperty("function").GetString(), alert.GetProperty("version").GetInt32()));
        Assert.StartsWith("sha256=", posted.Request.Headers["x-optimizer-signature"], StringComparison.Ordinal);
        posted.Response.Close();
    }

    [Fact]
    public async Task Serve_refuses_an_address_in_the_clear_beyond_this_machine()
    {
        var result = await Cli.RunAsync("serve", "--data", folder["data"], "--alert-webhook", "http://alerts.example/hidden");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("--alert-webhook: alerts go over https", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", result.Error, StringComparison.Ordinal);
    }

    private static Uri FreeUrl()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
    }
}
