using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Optimizer.Core.Bundles;
using Optimizer.Core.Operations;
using Optimizer.Core.Operations.Alerts;
using Optimizer.Core.State;
using Optimizer.Core.Storage;
using Optimizer.Core.Storage.Integrity;
using Optimizer.TestKit.Storage;

namespace Optimizer.TestKit.State;

/// <summary>Platforms over two stores as hosts have them: checked at each read, with copies and alerts.</summary>
public sealed class ACheckedStore : IDisposable
{
    private readonly FakeBundleSigner signer = new();
    private readonly ServiceProvider services;

    /// <param name="rawState">What damage is done to.</param>
    /// <param name="rawBlobs">Likewise.</param>
    public ACheckedStore(IStateStore rawState, IBlobStore rawBlobs)
    {
        (RawState, RawBlobs) = (rawState, rawBlobs);
        services = new ServiceCollection()
            .AddSingleton<TimeProvider>(new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero)))
            .AddSingleton<IBundleSigner>(signer).AddSingleton<IAlertSink>(Alerts)
            .AddCheckedStores(_ => rawState, _ => rawBlobs).AddStoreInspection()
            .AddSingleton(s => ActivatorUtilities.CreateInstance<PlatformState>(s, APlatform.Json)).BuildServiceProvider();
    }

    public IStateStore RawState { get; }

    public IBlobStore RawBlobs { get; }

    public FakeAlertSink Alerts { get; } = new();

    public PlatformState State => services.GetRequiredService<PlatformState>();

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Function <c>price</c> of <c>shop</c> with version 1 live, and version 2 upon it live where asked for.</summary>
    public async Task LiveAsync(int versions = 1)
    {
        await State.PutPlatformAsync(APlatform.Source("price"), Autonomy.Full, "test", default);
        for (var v = 1; v <= versions; v++)
        {
            await State.AddVersionAsync("shop", APlatform.Version("price", $"c{v}", v - 1), default);
            await State.ApplyAsync("shop", "price", APlatform.Change($"c{v}/price/0", "canary.started", (v - 1, null), v - 1, v, (v, VersionState.Canary)), default);
            await State.ApplyAsync("shop", "price", APlatform.Change($"c{v}/price/1", "version.promoted", (v - 1, v), v, null, (v, VersionState.Live)), default);
        }
    }

    public async Task DamageBlobAsync(string container, string name, Func<byte[], byte[]> damage)
    {
        var blob = (await RawBlobs.GetAsync(container, name, default))!;
        await RawBlobs.ReplaceAsync(container, name, damage(blob.Content.ToArray()), null, default);
    }

    public async Task DamageRowAsync(string partition, string row, Func<string, string> damage)
    {
        var entity = (await RawState.GetAsync(partition, row, default))!;
        await RawState.WriteAsync(partition, [StateWrite.Upsert(row, damage(entity.Json))], default);
    }

    public void Dispose()
    {
        services.Dispose();
        signer.Dispose();
    }
}
