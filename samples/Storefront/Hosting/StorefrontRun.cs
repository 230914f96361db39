using System.Text.Json;
using Storefront.Supplier;
using Storefront.Traffic;

namespace Storefront.Hosting;

/// <summary>The storefront from start to stop: services, functions, traffic, progress lines, orders on stdin.</summary>
internal sealed class StorefrontRun(StorefrontOptions options, TextReader orders, TextWriter progress, TimeProvider time)
{
    private bool regressed;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var supplier = await SupplierServer.StartAsync(options.Seed, time, cancellationToken);
        HttpClient.DefaultProxy = new EgressGateway(supplier.Gateway);
        using var host = StorefrontHost.Build(options);
        await new WarmUp(host.Services).RunAsync(cancellationToken);
        await host.StartAsync(cancellationToken);
        var callers = new Callers(host.Services, options.Seed, time);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var traffic = callers.RunAsync(stop.Token);
        var reporting = ReportAsync(supplier, callers, stop.Token);
        await ObeyAsync(supplier, stop.Token);
        await stop.CancelAsync();
        await Task.WhenAll(traffic, reporting);
        await host.StopAsync(CancellationToken.None);
    }

    /// <summary>Reads orders until <c>stop</c> or the end of the input: who started the storefront has gone.</summary>
    private async Task ObeyAsync(SupplierServer supplier, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            switch (await orders.ReadLineAsync(cancellationToken))
            {
                case null or "stop":
                    return;
                case "regress":
                    supplier.CarrierKeepAlive.SwitchOn();
                    regressed = true;
                    break;
                case var other:
                    await Console.Error.WriteLineAsync($"Unknown order '{other}'; there are `regress` and `stop`.");
                    break;
            }
        }
    }

    private async Task ReportAsync(SupplierServer supplier, Callers callers, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), time);
        for (var second = 1; ; second++)
        {
            try
            {
                await timer.WaitForNextTickAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            var line = new ProgressLine(
                second, regressed, supplier.Counters.Connections, supplier.Counters.Requests, callers.TakeProgress());
            await progress.WriteLineAsync(JsonSerializer.Serialize(line, JsonSerializerOptions.Web));
            await progress.FlushAsync(CancellationToken.None);
        }
    }
}
