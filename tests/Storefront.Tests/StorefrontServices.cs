using Storefront.Supplier;

namespace Optimizer.Storefront.Tests;

/// <summary>The services behind their gateway, reached by name: the process's default proxy, so tests share one.</summary>
public sealed class StorefrontServices : IAsyncLifetime
{
    public const int Seed = 11;

    internal SupplierServer Supplier { get; private set; } = null!;

    internal FakeHttpClientFactory Http { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Supplier = await SupplierServer.StartAsync(Seed, TimeProvider.System, CancellationToken.None);
        HttpClient.DefaultProxy = new EgressGateway(Supplier.Gateway);
        Http = new FakeHttpClientFactory();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Supplier.DisposeAsync();
    }
}
