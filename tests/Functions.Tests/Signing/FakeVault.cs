using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;

namespace Optimizer.Functions.Tests.Signing;

/// <summary>A key vault with one key on P-256.</summary>
internal sealed class FakeVault : HttpMessageHandler
{
    private const string Version = "https://acme.vault.azure.net/keys/bundles/v7";
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

    public List<string> Requests { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add($"{request.Method} {request.RequestUri} {request.Headers.Authorization}");
        var answer = request.Method == HttpMethod.Get ? Key() : await SignAsync(request.Content!, cancellationToken);
        return new HttpResponseMessage(Status) { Content = JsonContent.Create(answer) };
    }

    private object Key()
    {
        var point = key.ExportParameters(false).Q;
        return new { key = new { kid = Version, kty = "EC", crv = "P-256", x = Base64Url.EncodeToString(point.X), y = Base64Url.EncodeToString(point.Y) } };
    }

    private async Task<object> SignAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var body = await content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        Assert.Equal("ES256", body.GetProperty("alg").GetString());
        var digest = Base64Url.DecodeFromChars(body.GetProperty("value").GetString());
        return new { kid = Version, value = Base64Url.EncodeToString(key.SignHash(digest)) };
    }
}
