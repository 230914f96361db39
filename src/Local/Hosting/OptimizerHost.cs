using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Optimizer.Api;
using Optimizer.Core.Bundles;
using Optimizer.Core.State;
using Optimizer.Core.Workflow.Embedded;
using Optimizer.Runtime;

namespace Optimizer.Local.Hosting;

/// <summary>
/// The optimizer in one process: HTTP API, embedded workflow runner, timers and the store in a folder. Work that an earlier
/// process left unfinished is resumed at the start.
/// </summary>
internal sealed class OptimizerHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private SelfHost? self;

    private OptimizerHost(WebApplication app, Uri baseAddress, string adminKey, string publicKeyPem)
    {
        this.app = app;
        BaseAddress = baseAddress;
        AdminKey = adminKey;
        PublicKeyPem = publicKeyPem;
    }

    /// <summary>Where the API listens, ending in a slash; routes are below <c>api/</c>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>A key with all scopes, for the header <c>x-functions-key</c>.</summary>
    public string AdminKey { get; }

    /// <summary>The public half of the key that signs bundles: what runtimes pin.</summary>
    public string PublicKeyPem { get; }

    /// <summary>The ports: <c>IPlatformState</c>, <c>ICycleStarter</c> …</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Starts listening, resumes unfinished work and starts the timers.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="IOException">The address is taken.</exception>
    public static async Task<OptimizerHost> StartAsync(OptimizerHostOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        Directory.CreateDirectory(options.DataPath);
        var app = Build(options);
        try
        {
            var adminKey = await ActivatorUtilities.CreateInstance<AdminKeyFile>(app.Services, options.DataPath).GetAsync(cancellationToken).ConfigureAwait(false);
            var publicKey = await app.Services.GetRequiredService<IBundleSigner>().GetPublicKeyPemAsync(cancellationToken).ConfigureAwait(false);
            await ResumeAsync(app.Services, cancellationToken).ConfigureAwait(false);
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
            var host = new OptimizerHost(app, AddressOf(app), adminKey, publicKey);
            if (options.Self is { } configure) host.self = await host.ServeItselfAsync(options, configure, cancellationToken).ConfigureAwait(false);
            return host;
        }
        catch
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Until the process is asked to stop.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => app.WaitForShutdownAsync(cancellationToken);

    /// <summary>Stops listening and the timers; workflows stay as they are in the store.</summary>
    public async ValueTask DisposeAsync()
    {
        if (self is not null) await self.DisposeAsync().ConfigureAwait(false);
        await app.StopAsync().ConfigureAwait(false);
        await app.DisposeAsync().ConfigureAwait(false);
    }

    private Task<SelfHost> ServeItselfAsync(OptimizerHostOptions options, Action<PlatformOptions> configure, CancellationToken cancellationToken) =>
        SelfHost.StartAsync(
            Services, options.Autonomy, options.Log,
            platform =>
            {
                (platform.Optimizer, platform.ApiKey, platform.PublicKeyPem) = (BaseAddress, AdminKey, PublicKeyPem);
                configure(platform);
            },
            cancellationToken);

    private static WebApplication Build(OptimizerHostOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(options.Url.ToString());
        builder.WebHost.ConfigureKestrel(ServerLimits.Apply);
        if (options.Log is { } log) builder.Logging.AddProvider(new LineLoggerProvider(log, options.Time));
        options.Configure?.Invoke(builder.Services);
        builder.Services.AddRouting().AddHostedOptimizer(options);
        var app = builder.Build();
        app.MapOptimizerApi();
        return app;
    }

    private static async Task ResumeAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<PlatformState>().RecoverAsync(cancellationToken).ConfigureAwait(false);
        await services.GetRequiredService<EmbeddedWorkflowRunner>().ResumeAsync(cancellationToken).ConfigureAwait(false);
        await services.GetRequiredService<EmbeddedCycleStarter>().ReconcileAsync(cancellationToken).ConfigureAwait(false);
    }

    private static Uri AddressOf(WebApplication app)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        return new Uri(addresses.First().TrimEnd('/') + "/");
    }
}
