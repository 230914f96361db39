using Optimizer.Storage;

namespace Optimizer.Local.Demo;

/// <summary>The demonstration's store in an account: as the folder does, it stays where a folder is named, and goes else.</summary>
internal sealed class DemoAccount(DemoOptions options, TimeProvider time) : IAsyncDisposable
{
    public static string NewName(TimeProvider time) => "demo" + new TimeOrderedIds(time).NewId();

    public async ValueTask DisposeAsync()
    {
        if (options is { Account: { } account, Data: null }) await account.DeleteAsync(time, CancellationToken.None).ConfigureAwait(false);
    }
}
