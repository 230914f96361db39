using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using Azure.Core;
using Optimizer.Core.Bundles;

namespace Optimizer.Functions.Signing;

/// <summary>
/// Signs bundles with an EC P-256 key that stays in Key Vault (REST API 7.4, <c>sign</c> with ES256). The version of the key that was current at
/// this process's first use signs for as long as the process lives, so that the public key and the signatures agree.
/// </summary>
/// <param name="key"><c>https://VAULT.vault.azure.net/keys/NAME</c>, with or without a version.</param>
/// <param name="credential">Needs <c>Key Vault Crypto User</c> on the key.</param>
/// <param name="http">Sends the requests.</param>
internal sealed class KeyVaultBundleSigner(Uri key, TokenCredential credential, HttpClient http) : IBundleSigner, IDisposable
{
    private const string ApiVersion = "?api-version=7.4";
    private static readonly TokenRequestContext Scope = new(["https://vault.azure.net/.default"]);
    private readonly SemaphoreSlim reading = new(1, 1);
    private VaultKey? current;

    public async Task<string> SignAsync(byte[] payload, CancellationToken cancellationToken)
    {
        var signing = await CurrentAsync(cancellationToken);
        var body = JsonContent.Create(new { alg = "ES256", value = Base64Url.EncodeToString(SHA256.HashData(payload)) });
        var answer = await SendAsync<VaultSignature>(HttpMethod.Post, $"{signing.Kid}/sign{ApiVersion}", body, cancellationToken);
        return Convert.ToBase64String(Base64Url.DecodeFromChars(answer.Value));
    }

    public async Task<string> GetPublicKeyPemAsync(CancellationToken cancellationToken)
    {
        var signing = await CurrentAsync(cancellationToken);
        using var ecdsa = ECDsa.Create(signing.Parameters());
        return ecdsa.ExportSubjectPublicKeyInfoPem();
    }

    public void Dispose()
    {
        reading.Dispose();
        http.Dispose();
    }

    private async Task<VaultKey> CurrentAsync(CancellationToken cancellationToken)
    {
        if (current is { } known) return known;
        await reading.WaitAsync(cancellationToken);
        try
        {
            return current ??= (await SendAsync<VaultKeyAnswer>(HttpMethod.Get, $"{key.ToString().TrimEnd('/')}{ApiVersion}", null, cancellationToken)).Key;
        }
        finally
        {
            reading.Release();
        }
    }

    private async Task<T> SendAsync<T>(HttpMethod method, string address, HttpContent? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body };
        var token = await credential.GetTokenAsync(Scope, cancellationToken);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
        using var response = await http.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
            throw new HttpRequestException($"Key Vault answered {(int)response.StatusCode} to {method} {request.RequestUri!.AbsolutePath}; the app's identity needs the role Key Vault Crypto User on this key.", null, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<T>(cancellationToken) ?? throw new HttpRequestException($"Key Vault answered nothing to {method} {request.RequestUri!.AbsolutePath}.");
    }
}
