using System.IO.Compression;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Helped.Hosting;

/// <summary>Stands where an optimizer would, and writes the telemetry that the runtime sends to a file, line by line as it came.</summary>
internal sealed class TraceFile : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly FileStream file;
    private readonly SemaphoreSlim one = new(1);

    private TraceFile(WebApplication app, FileStream file)
    {
        this.app = app;
        this.file = file;
    }

    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());

    public static async Task<TraceFile> StartAsync(string path, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var trace = new TraceFile(builder.Build(), new FileStream(path, FileMode.Create, FileAccess.Write));
        trace.app.MapGet("/api/platforms/{platform}/manifest", (string platform) => Results.Json(new { platform, functions = Array.Empty<object>() }));
        trace.app.MapPost("/api/platforms/{platform}/invocations", (RequestDelegate)trace.AppendAsync);
        await trace.app.StartAsync(cancellationToken);
        return trace;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await file.DisposeAsync();
        one.Dispose();
    }

    private async Task AppendAsync(HttpContext context)
    {
        await one.WaitAsync();
        try
        {
            await using var lines = new GZipStream(context.Request.Body, CompressionMode.Decompress);
            await lines.CopyToAsync(file);
        }
        finally
        {
            one.Release();
        }
    }
}
