using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Optimizer.Runtime.Tests.Fakes;
using Optimizer.Runtime.Tests.Samples;

namespace Optimizer.Runtime.Tests;

public sealed class PlatformServiceTests
{
    private static readonly PriceRequest Request = new("AB-12");

    [Fact]
    public async Task An_application_sends_its_invocations_and_follows_the_manifest()
    {
        using var optimizer = new FakeOptimizer();
        optimizer.Route(ABundle.Pricing(1, "one"), null);
        using var host = await StartAsync(optimizer);
        var price = host.Services.GetRequiredService<IFunction<PriceRequest, Price>>();

        await UntilAsync(async () => (await price.InvokeAsync(Request)).Source == "one");
        await UntilAsync(() => Task.FromResult(optimizer.Received.Any(i => i.Version == 1)));

        await host.StopAsync();
        Assert.All(optimizer.Received, i => Assert.Equal(("price", "test-1"), (i.Function, i.Instance)));
    }

    [Fact]
    public async Task What_is_not_yet_sent_is_sent_at_the_end()
    {
        using var optimizer = new FakeOptimizer();
        using var host = await StartAsync(optimizer, TimeSpan.FromHours(1));
        var price = host.Services.GetRequiredKeyedService<IFunction<PriceRequest, Price>>("price");
        for (var i = 0; i < 5_000; i++) await price.InvokeAsync(Request);
        await host.StopAsync();
        Assert.Equal(5_000, optimizer.Received.Count);
    }

    [Fact]
    public async Task A_batch_on_its_way_when_the_application_stops_arrives_once()
    {
        using var optimizer = new FakeOptimizer();
        var answer = new TaskCompletionSource();
        optimizer.BeforeAnswer = answer.Task;
        using var host = await StartAsync(optimizer);
        await host.Services.GetRequiredService<IFunction<PriceRequest, Price>>().InvokeAsync(Request);
        await UntilAsync(() => Task.FromResult(!optimizer.Received.IsEmpty));

        var stopping = host.StopAsync();
        answer.SetResult();
        await stopping;
        Assert.Single(optimizer.Received);
    }

    [Fact]
    public async Task An_optimizer_that_is_not_there_stops_nothing()
    {
        var optimizer = new FakeOptimizer();
        optimizer.Dispose();
        using var host = await StartAsync(optimizer);
        var price = host.Services.GetRequiredService<IFunction<PriceRequest, Price>>();
        Assert.Equal("original", (await price.InvokeAsync(Request)).Source);
        await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        Assert.Equal("original", (await price.InvokeAsync(Request)).Source);
        await host.StopAsync();
    }

    [Fact]
    public async Task A_function_that_cannot_be_constructed_stops_the_start()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddPlatform("shop").AddFunction<GateFunction, PriceRequest, Price>("gate");
        using var host = builder.Build();
        var e = await Assert.ThrowsAsync<FunctionActivationException>(() => host.StartAsync());
        Assert.Contains("parameter 'gate'", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Functions_of_equal_types_are_told_apart_by_id()
    {
        var services = new ServiceCollection();
        services.AddPlatform("shop")
            .AddFunction<PriceFunction, PriceRequest, Price>("price")
            .AddFunction<ConstantFunction, PriceRequest, Price>("constant");
        using var provider = services.BuildServiceProvider();
        Assert.Equal("constant", provider.GetRequiredKeyedService<IFunction<PriceRequest, Price>>("constant").Id);
        var e = Assert.Throws<InvalidOperationException>(provider.GetRequiredService<IFunction<PriceRequest, Price>>);
        Assert.Contains("constant, price", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Price")]
    [InlineData("")]
    [InlineData("-a")]
    [InlineData("a\n")]
    public void Names_that_do_not_fit_a_path_are_refused(string id) =>
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddPlatform("shop").AddFunction<PriceFunction, PriceRequest, Price>(id));

    [Fact]
    public void An_id_is_taken_once() => Assert.Throws<ArgumentException>(() => new ServiceCollection().AddPlatform("shop")
        .AddFunction<PriceFunction, PriceRequest, Price>("price").AddFunction<ConstantFunction, PriceRequest, Price>("price"));

    private static async Task<IHost> StartAsync(FakeOptimizer optimizer, TimeSpan? flush = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddPlatform("shop", o =>
        {
            o.Optimizer = optimizer.Address;
            o.ApiKey = "key";
            o.PublicKeyPem = ABundle.PublicKeyPem;
            o.Instance = "test-1";
            o.ManifestInterval = TimeSpan.FromMilliseconds(50);
            o.FlushInterval = flush ?? TimeSpan.FromMilliseconds(20);
        }).AddFunction<PriceFunction, PriceRequest, Price>("price");
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await condition()) await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, limit.Token);
    }
}
