using Microsoft.Extensions.DependencyInjection;
using Optimizer.Core.Model;
using Optimizer.Core.State;
using Optimizer.Local.Store;
using Optimizer.TestKit.State;

namespace Optimizer.EndToEnd.Tests;

/// <summary>A store in a folder, with the platform <c>shop</c> and its function <c>quote</c>.</summary>
internal sealed class AFolderStore : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private AFolderStore(string path)
    {
        Path = path;
        services = new ServiceCollection().AddFolderStore(path, TimeProvider.System).BuildServiceProvider();
    }

    public string Path { get; }

    public IPlatformState State => services.GetRequiredService<IPlatformState>();

    public static async Task<AFolderStore> CreateAsync(TemporaryFolder folder)
    {
        Directory.CreateDirectory(folder["data"]);
        var store = new AFolderStore(folder["data"]);
        await store.State.PutPlatformAsync(APlatform.Source("quote"), Autonomy.Approve, "test", default);
        return store;
    }

    public async Task<VersionRecord> VersionAsync(string cycle = "c1", int baseVersion = 0) => await State.AddVersionAsync(
        "shop", APlatform.Version("quote", cycle, baseVersion) with { Plans = new Dictionary<string, OptimizationPlan>() }, default);

    public async Task TrialAsync()
    {
        await VersionAsync();
        await State.ApplyAsync("shop", "quote", APlatform.Change("c1/quote/0", "canary.started", (0, null), 0, 1, (1, VersionState.Canary)), default);
    }

    public async Task PromotedAsync()
    {
        await TrialAsync();
        await State.ApplyAsync("shop", "quote", APlatform.Change("c1/quote/1", "version.promoted", (0, 1), 1, null, (1, VersionState.Live)), default);
    }

    public Task ReviewAsync(int? version) => State.PutReviewAsync(
        "shop",
        new ReviewRecord
        {
            Id = "c1.quote.fake", Function = "quote", Type = "fake", Cycle = "c1", Version = version, State = ReviewState.Open,
            Created = DateTimeOffset.UnixEpoch, Reasons = [new Reason("contract.missing", "Safe is not declared.") { WouldFlip = "Declare Safe." }],
        },
        default);

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
