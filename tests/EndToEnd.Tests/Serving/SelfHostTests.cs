using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Optimizer.Core.Learning;
using Optimizer.Core.Learning.Inputs;
using Optimizer.Core.Learning.Loop;
using Optimizer.Core.Learning.Self;
using Optimizer.Core.Phases.Monitoring;
using Optimizer.Core.State;
using Optimizer.Local.Hosting;

namespace Optimizer.EndToEnd.Tests.Serving;

public sealed class SelfHostTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Tier_1s_cycle_is_a_registered_function_whose_invocations_the_optimizer_sees()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var host = await StartAsync(self: true);
        var state = host.Services.GetRequiredService<IPlatformState>();
        Assert.Equal(SelfPlatform.Function, (await state.GetFunctionAsync(SelfPlatform.Name, SelfPlatform.Function, ct))!.Function);
        using var client = Client(host);
        for (var i = 0; i < 3; i++)
        {
            using var response = await client.PostAsJsonAsync($"api/platforms/{SelfPlatform.Name}/tier1/cycle", Window(), ct);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
        var evidence = host.Services.GetRequiredService<IEvidenceSource>();
        while ((await evidence.ReadAsync(SelfPlatform.Name, SelfPlatform.Function, DateTimeOffset.MinValue, ct)).Sum(w => w.ByVersion[0].Invocations) < 3)
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, ct);
        Assert.Equal(3, await host.Services.GetRequiredService<Tier1Registry>().UseAsync(SelfPlatform.Name, l => l.State.Cycle, ct));
    }

    [Fact]
    public async Task Without_the_flag_there_is_no_such_platform_and_windows_are_read_all_the_same()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var host = await StartAsync(self: false);
        Assert.Null(await host.Services.GetRequiredService<IPlatformState>().GetPlatformAsync(SelfPlatform.Name, ct));
        Assert.Null(await host.Services.GetRequiredService<WindowReader>().ReadAsync(new Tier1CycleRequest(new float[32], 1, 128), ct));
    }

    [Fact]
    public async Task What_the_learner_lived_through_outlives_a_stop_of_the_process()
    {
        var ct = TestContext.Current.CancellationToken;
        await using (var first = await StartAsync(self: false))
        {
            await first.Services.GetRequiredService<Tier1Registry>()
                .UseAsync("shop", l => l.RunCycle(new BandValues(1, 2, 3, 4, 5), LearningEnvironment.Production).Accepted, ct);
        }
        await using var second = await StartAsync(self: false);
        Assert.Equal(1, await second.Services.GetRequiredService<Tier1Registry>().UseAsync("shop", l => l.State.Cycle, ct));
    }

    private static object Window()
    {
        var tone = Enumerable.Range(0, 256).Select(i => (float)Math.Round(10 * Math.Sin(2 * Math.PI * 10 * i / 128.0))).ToArray();
        return new { samples = new[] { tone, tone }, rate = 128 };
    }

    private static HttpClient Client(OptimizerHost host)
    {
        var client = new HttpClient { BaseAddress = host.BaseAddress };
        client.DefaultRequestHeaders.Add("x-functions-key", host.AdminKey);
        return client;
    }

    private Task<OptimizerHost> StartAsync(bool self) => OptimizerHost.StartAsync(new OptimizerHostOptions
    {
        DataPath = folder.Path, CycleInterval = null, Self = self ? platform => platform.FlushInterval = TimeSpan.FromMilliseconds(50) : null,
    });
}
