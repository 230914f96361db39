using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Optimizer.Runtime.Tests.Fakes;
using Optimizer.Runtime.Tests.Samples;

namespace Optimizer.Runtime.Tests.Endurance;

[Collection(nameof(Alone))]
public sealed class OutageTests
{
    private const int CallsPerSecond = 20;
    private static readonly PriceRequest Request = new("AB-12");
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task An_hour_without_the_optimizer_is_not_seen_by_callers_costs_bounded_memory_and_is_made_up_for()
    {
        using var optimizer = new FakeOptimizer();
        optimizer.Route(ABundle.Pricing(1, "one"), null);
        using var host = await StartAsync(optimizer);
        var (price, runtime, calls, memory) = (host.Services.GetRequiredService<IFunction<PriceRequest, Price>>(), host.Services.GetRequiredKeyedService<PlatformRuntime>("shop"), 0, new MemoryTenths());
        await UntilAsync(price, "one", () => calls++);
        optimizer.Broken = 503;
        for (var second = 1; second <= 3_600; second++)
        {
            for (var i = 0; i < CallsPerSecond; i++, calls++) Assert.Equal("one", (await price.InvokeAsync(Request)).Source);
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
            if (second % 360 == 0) memory.Measure();
        }
        memory.MustBeFlat(buffersMiB: 8);
        optimizer.Route(ABundle.Pricing(2, "two"), null);
        optimizer.Broken = null;
        await UntilAsync(price, "two", () => calls++);
        await host.StopAsync();
        Assert.InRange(runtime.Counters.Dropped.Value, 1, calls);
        Assert.Equal(calls, optimizer.Received.Count + runtime.Counters.Dropped.Value);
        TestContext.Current.SendDiagnosticMessage("{0} calls: {1} invocations arrived, {2} were dropped and counted", calls, optimizer.Received.Count, runtime.Counters.Dropped.Value);
    }

    private async Task<IHost> StartAsync(FakeOptimizer optimizer)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddPlatform("shop", o =>
        {
            o.Optimizer = optimizer.Address;
            o.ApiKey = "key";
            o.PublicKeyPem = ABundle.PublicKeyPem;
            o.Instance = "test-1";
            o.MaxQueued = 2_000;
            o.RecordingRate = 0;
        }).AddFunction<PriceFunction, PriceRequest, Price>("price");
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    /// <summary>Calls until a version answers, ten seconds of the runtime's clock apart.</summary>
    private async Task UntilAsync(IFunction<PriceRequest, Price> price, string source, Action called)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20), TimeProvider.System);
        while (true)
        {
            called();
            if ((await price.InvokeAsync(Request)).Source == source) return;
            time.Advance(TimeSpan.FromSeconds(10));
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, limit.Token);
        }
    }
}
