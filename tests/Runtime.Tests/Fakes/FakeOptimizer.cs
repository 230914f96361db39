using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Optimizer.Runtime.Json;
using Optimizer.Runtime.Telemetry;
using Optimizer.Runtime.Tests.Samples;
using Optimizer.Runtime.Versions;

namespace Optimizer.Runtime.Tests.Fakes;

/// <summary>The part of the optimizer's HTTP API that runtimes use, for platform <c>shop</c>.</summary>
internal sealed class FakeOptimizer : IDisposable
{
    private readonly FakeServer server;
    private readonly ConcurrentDictionary<string, byte[]> bundles = new();
    private volatile byte[] manifest = [];
    private int manifests;
    private long revision;

    public FakeOptimizer()
    {
        server = new FakeServer(AnswerAsync);
        Route(null, null);
    }

    public Uri Address => server.Address;

    public ConcurrentQueue<Invocation> Received { get; } = new();

    public ConcurrentQueue<string?> Keys { get; } = new();

    /// <summary>Full answers to manifest requests, not counting 304.</summary>
    public int Manifests => manifests;

    public int Downloads { get; private set; }

    /// <summary>Set to answer everything with this status.</summary>
    public int? Broken { get; set; }

    /// <summary>Batches are taken at once, and answered after this.</summary>
    public Task BeforeAnswer { get; set; } = Task.CompletedTask;

    /// <summary>Set to answer bundles with this status.</summary>
    public int? BundlesBroken { get; set; }

    /// <summary>Routes to bundles, newer than every route before.</summary>
    public void Route(ABundle? live, ABundle? canary, string function = "price") => Give(ARoute(live, canary, ++revision, function));

    /// <summary>Gives a route as it is.</summary>
    public void Give(ManifestFunction route) =>
        manifest = JsonSerializer.SerializeToUtf8Bytes(new ManifestDocument("shop", [route]), PlatformJson.Options);

    /// <summary>A signed route, and its bundles to download.</summary>
    public ManifestFunction ARoute(ABundle? live, ABundle? canary, long revision, string function = "price", string platform = "shop", ECDsa? key = null)
    {
        foreach (var bundle in new[] { live, canary }.OfType<ABundle>()) bundles[bundle.Version.Sha256] = bundle.Bytes;
        var route = new ManifestFunction(function, live?.Version, canary?.Version) { Revision = revision };
        return route with { Signature = BundleSignature.Sign(key ?? ABundle.Key, RouteSignature.Payload(platform, route)) };
    }

    public void Serve(string sha256, byte[] bytes) => bundles[sha256] = bytes;

    public void Dispose() => server.Dispose();

    private async Task AnswerAsync(HttpListenerContext context)
    {
        Keys.Enqueue(context.Request.Headers["x-functions-key"]);
        var path = context.Request.Url!.AbsolutePath;
        if (Broken is { } status) context.Response.StatusCode = status;
        else if (path == "/api/platforms/shop/manifest") await AnswerManifestAsync(context);
        else if (path == "/api/platforms/shop/invocations") await ReceiveAsync(context.Request);
        else if (path.StartsWith("/api/bundles/", StringComparison.Ordinal)) await AnswerBundleAsync(context, path[13..]);
        else context.Response.StatusCode = 404;
    }

    private async Task AnswerManifestAsync(HttpListenerContext context)
    {
        var body = manifest;
        var etag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body))}\"";
        context.Response.Headers["ETag"] = etag;
        if (context.Request.Headers["If-None-Match"] == etag)
        {
            context.Response.StatusCode = 304;
            return;
        }
        Interlocked.Increment(ref manifests);
        context.Response.ContentType = "application/json";
        await WriteAsync(context, body);
    }

    private async Task AnswerBundleAsync(HttpListenerContext context, string sha256)
    {
        Downloads++;
        if (BundlesBroken is { } status) context.Response.StatusCode = status;
        else if (bundles.TryGetValue(sha256, out var bytes)) await WriteAsync(context, bytes);
        else context.Response.StatusCode = 404;
    }

    /// <summary>With its length: a chunked answer comes in two packets, of which the second waits 40 ms for the first to be acknowledged.</summary>
    private static ValueTask WriteAsync(HttpListenerContext context, byte[] body)
    {
        context.Response.ContentLength64 = body.Length;
        return context.Response.OutputStream.WriteAsync(body);
    }

    private Task ReceiveAsync(HttpListenerRequest request)
    {
        Assert.Equal(("application/x-ndjson", "gzip"), (request.ContentType, request.Headers["Content-Encoding"]));
        using var lines = new StreamReader(new GZipStream(request.InputStream, CompressionMode.Decompress));
        while (lines.ReadLine() is { } line)
            Received.Enqueue(JsonSerializer.Deserialize<Invocation>(line, TelemetryJson.Options)!);
        return BeforeAnswer;
    }
}
