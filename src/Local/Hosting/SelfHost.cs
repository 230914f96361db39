using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Optimizer.Core.Learning.Self;
using Optimizer.Core.State;
using Optimizer.Runtime;

namespace Optimizer.Local.Hosting;

/// <summary>
/// Serves the optimizer's own platform as any team's app would serve theirs: the runtime records Tier 1's cycles, sends them to the
/// API of this very process, and follows what the loop makes live.
/// </summary>
internal sealed class SelfHost : IAsyncDisposable
{
    private readonly IHost host;
    private readonly WindowReader reader;

    private SelfHost(IHost host, WindowReader reader) => (this.host, this.reader) = (host, reader);

    /// <param name="configure">How it is recorded and followed; the address and the keys are set.</param>
    public static async Task<SelfHost> StartAsync(
        IServiceProvider services, Autonomy autonomy, TextWriter? log, Action<PlatformOptions> configure, CancellationToken cancellationToken)
    {
        await RegisterAsync(services.GetRequiredService<IPlatformState>(), autonomy, cancellationToken).ConfigureAwait(false);
        var time = services.GetRequiredService<TimeProvider>();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton(time);
        if (log is not null) builder.Logging.AddProvider(new LineLoggerProvider(log, time));
        builder.Services.AddPlatform(SelfPlatform.Name, configure)
            .AddFunction<Tier1Cycle, Tier1CycleRequest, Tier1CycleResponse>(SelfPlatform.Function);
        var host = builder.Build();
        await host.StartAsync(cancellationToken).ConfigureAwait(false);
        var reader = services.GetRequiredService<WindowReader>();
        reader.Function = host.Services.GetRequiredService<IFunction<Tier1CycleRequest, Tier1CycleResponse>>();
        return new SelfHost(host, reader);
    }

    /// <summary>Sends what is still to be sent, and stops.</summary>
    public async ValueTask DisposeAsync()
    {
        reader.Function = null;
        await host.StopAsync().ConfigureAwait(false);
        host.Dispose();
    }

    /// <summary>A platform that is registered keeps its autonomy; source of another build takes the place of what is there, and withdraws what was made for it.</summary>
    private static async Task RegisterAsync(IPlatformState state, Autonomy autonomy, CancellationToken cancellationToken)
    {
        var known = await state.GetPlatformAsync(SelfPlatform.Name, cancellationToken).ConfigureAwait(false);
        await state.PutPlatformAsync(SelfPlatform.Source(), known?.Autonomy ?? autonomy, "optimizer", cancellationToken).ConfigureAwait(false);
    }
}
