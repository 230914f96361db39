using System.Collections.Concurrent;
using Optimizer.Core.Bundles;
using Optimizer.Core.Storage;
using Optimizer.Runtime.Versions;

namespace Optimizer.Core.State;

/// <summary>
/// Signs routes as they are given out, each once per process. While nothing can be signed (a vault is down), runtimes are sent to the original: a
/// roll-back reaches them all the same, and no change of a pointer waits for a vault.
/// </summary>
internal sealed class RouteSigner(IBundleSigner signer, TimeProvider time)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, (string Payload, string Signature)> known = new(StringComparer.Ordinal);
    private long pausedUntil = long.MinValue;

    public async Task<ManifestFunction> SignAsync(string platform, ManifestFunction route, CancellationToken cancellationToken)
    {
        var bytes = RouteSignature.Payload(platform, route);
        var (name, payload) = ($"{platform}/{route.Function}", ContentHash.Of(bytes));
        if (known.TryGetValue(name, out var signed) && signed.Payload == payload) return route with { Signature = signed.Signature };
        if (await TrySignAsync(bytes, cancellationToken) is not { } signature) return route with { Live = null, Canary = null };
        known[name] = (payload, signature);
        return route with { Signature = signature };
    }

    private async Task<string?> TrySignAsync(byte[] payload, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now.UtcTicks < Volatile.Read(ref pausedUntil)) return null;
        using var late = new CancellationTokenSource(Deadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        var signing = signer.SignAsync(payload, either.Token);
        await ((Task)signing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        if (signing.IsCompletedSuccessfully) return await signing;
        Volatile.Write(ref pausedUntil, (time.GetUtcNow() + Pause).UtcTicks);
        return null;
    }
}
