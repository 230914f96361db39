using Helped.Dependencies;
using Storefront.Supplier;

namespace Helped.Hosting;

/// <summary>The platform from start to stop: dependencies, functions, traffic.</summary>
internal sealed class HelpedRun(HelpedOptions options, TimeProvider time)
{
    private const int FirstCalls = 3;

    public async Task RecordAsync(CancellationToken cancellationToken)
    {
        await using var trace = await TraceFile.StartAsync(options.Out!, cancellationToken);
        await new HelpedRun(options with { Optimizer = trace.Address, PublicKeyFile = null, Versions = 0 }, time).ReplayAsync(cancellationToken);
    }

    public async Task ReplayAsync(CancellationToken cancellationToken)
    {
        using var dependencies = await DependencyProcess.StartAsync(options.Seed, cancellationToken);
        HttpClient.DefaultProxy = new EgressGateway(dependencies.Gateway);
        await ServeAsync(
            Loads.All, services => Task.WhenAll(Loads.All.Select((load, i) => load.RunAsync(
                services, unchecked(options.Seed * 100 + i), TimeSpan.FromSeconds(options.Seconds), time, cancellationToken))), cancellationToken);
    }

    public Task ColdAsync(CancellationToken cancellationToken) => ServeAsync(
        [Loads.Cold], services => Loads.Cold.CallAsync(services, options.Seed, FirstCalls, cancellationToken), cancellationToken);

    private async Task ServeAsync(IReadOnlyList<ILoad> loads, Func<IServiceProvider, Task> call, CancellationToken cancellationToken)
    {
        using var loaded = new LoadedVersions(options.Versions, time);
        using var host = HelpedHost.Build(options, loads, loaded);
        await Task.WhenAll(loads.Select(l => l.WarmUpAsync(host.Services, cancellationToken)));
        await host.StartAsync(cancellationToken);
        await loaded.WaitAsync(cancellationToken);
        await call(host.Services);
        await host.StopAsync(CancellationToken.None);
    }
}
