using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Optimizer.Runtime.Json;
using Optimizer.Runtime.Telemetry;
using Optimizer.Runtime.Versions;

namespace Optimizer.Runtime.Client;

/// <summary>The optimizer's HTTP API, as far as a platform's runtime uses it.</summary>
internal sealed class OptimizerClient : ITelemetrySink, IDisposable
{
    private const int MaxBundleBytes = 32 * 1024 * 1024;
    private static readonly MediaTypeHeaderValue NdJson = new("application/x-ndjson");
    private readonly HttpClient http;
    private readonly string platform;

    /// <param name="optimizer">The optimizer's root; a missing final slash is added.</param>
    /// <param name="apiKey">Sent with every request; null for none.</param>
    /// <param name="platform">The platform's name.</param>
    public OptimizerClient(Uri optimizer, string? apiKey, string platform)
    {
        this.platform = platform;
        var handler = new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(2), ActivityHeadersPropagator = null };
        http = new HttpClient(handler)
        {
            BaseAddress = new Uri(optimizer.AbsoluteUri.EndsWith('/') ? optimizer.AbsoluteUri : optimizer.AbsoluteUri + "/"),
            Timeout = TimeSpan.FromSeconds(30),
            MaxResponseContentBufferSize = MaxBundleBytes,
        };
        if (apiKey is not null) http.DefaultRequestHeaders.TryAddWithoutValidation("x-functions-key", apiKey);
    }

    /// <returns>Null when the manifest is the one with that ETag.</returns>
    /// <exception cref="HttpRequestException">The optimizer cannot be reached, or answers with an error.</exception>
    public async Task<ChangedManifest?> GetManifestAsync(string? etag, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/platforms/{platform}/manifest");
        if (etag is not null) request.Headers.TryAddWithoutValidation("If-None-Match", etag);
        using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.NotModified) return null;
        response.EnsureSuccessStatusCode();
        var manifest = await response.Content.ReadFromJsonAsync<ManifestDocument>(PlatformJson.Options, cancellationToken).ConfigureAwait(false);
        return manifest is null ? null : new ChangedManifest(manifest, response.Headers.ETag?.ToString());
    }

    /// <exception cref="HttpRequestException">The bundle cannot be had, or is larger than 32 MiB.</exception>
    public async Task<byte[]> GetBundleAsync(string sha256, CancellationToken cancellationToken) =>
        await http.GetByteArrayAsync(new Uri($"api/bundles/{Uri.EscapeDataString(sha256)}", UriKind.Relative), cancellationToken).ConfigureAwait(false);

    public async Task SendAsync(IReadOnlyList<Invocation> batch, CancellationToken cancellationToken)
    {
        var body = new MemoryStream();
        using (var gzip = new GZipStream(body, CompressionLevel.Fastest, leaveOpen: true))
            TelemetryJson.Write(gzip, batch);
        using var content = new ByteArrayContent(body.GetBuffer(), 0, (int)body.Length);
        content.Headers.ContentType = NdJson;
        content.Headers.ContentEncoding.Add("gzip");
        using var response = await http
            .PostAsync(new Uri($"api/platforms/{platform}/invocations", UriKind.Relative), content, cancellationToken)
            .ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
    }

    public void Dispose() => http.Dispose();
}
