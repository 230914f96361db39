using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Optimizer.Local.Hosting;

/// <summary>
/// The optimizer in one process: HTTP API, embedded workflow runner, timers and the store in a folder. Work that an earlier
/// process left unfinished is resumed at the start.
/// </summary>
internal sealed class OptimizerHost : IAsyncDisposable
{
    private readonly WebApplication app;

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
    public static async Task<OptimizerHost> StartAsync(OptimizerHostOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(options.Url.ToString());
        builder.Services.AddSingleton(options).AddSingleton(options.Time).AddRoutingCore().AddLogging();
        var app = builder.Build();
        await app.StartAsync(cancellationToken).ConfigureAwait(false);
        return new OptimizerHost(app, AddressOf(app), "", "");
    }

    /// <summary>Until the process is asked to stop.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => app.WaitForShutdownAsync(cancellationToken);

    /// <summary>Stops listening and the timers; workflows stay as they are in the store.</summary>
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync().ConfigureAwait(false);
        await app.DisposeAsync().ConfigureAwait(false);
    }

    private static Uri AddressOf(WebApplication app)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;
        return new Uri(addresses.First().TrimEnd('/') + "/");
    }
}
