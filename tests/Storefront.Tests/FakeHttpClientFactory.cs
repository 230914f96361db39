namespace Optimizer.Storefront.Tests;

/// <summary>One client with one pool, as the real factory's handlers have within their lifetime.</summary>
internal sealed class FakeHttpClientFactory : IHttpClientFactory, IDisposable
{
    private readonly HttpClient client = new();

    public HttpClient CreateClient(string name) => client;

    public void Dispose() => client.Dispose();
}
