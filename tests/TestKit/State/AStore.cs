using Microsoft.Extensions.Time.Testing;
using Optimizer.Core.State;
using Optimizer.Core.Storage;
using Optimizer.TestKit.Storage;

namespace Optimizer.TestKit.State;

/// <summary>An empty store in memory with what lives on it.</summary>
public sealed class AStore : IDisposable
{
    private readonly FakeBundleSigner signer = new();

    public AStore() => State = On(Entities, Blobs);

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));

    public IStateStore Entities { get; } = new InMemoryStateStore();

    public IBlobStore Blobs { get; } = new InMemoryBlobStore();

    public FakeBundleSigner Signer => signer;

    public PlatformState State { get; }

    /// <summary>All that is stored, as a text: equal texts are equal states.</summary>
    public string Snapshot() => $"{((InMemoryStateStore)Entities).Snapshot()}\n{((InMemoryBlobStore)Blobs).Snapshot()}";

    /// <summary>The same contents seen by a process that dies at a certain write.</summary>
    public PlatformState Dying(CrashPoint crash) => On(new FakeDyingStateStore(Entities, crash), new FakeDyingBlobStore(Blobs, crash));

    public void Dispose() => signer.Dispose();

    private PlatformState On(IStateStore entities, IBlobStore blobs) => new(entities, blobs, signer, Time, APlatform.Json);
}
