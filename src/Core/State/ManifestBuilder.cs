using System.Text.Json;
using Optimizer.Core.Storage;
using Optimizer.Runtime.Json;
using Optimizer.Runtime.Versions;

namespace Optimizer.Core.State;

/// <summary>Builds what runtimes poll from the live pointers.</summary>
internal sealed class ManifestBuilder(LivePointers pointers, VersionShelf versions, RouteSigner signer)
{
    public async Task<(ManifestDocument Manifest, string ETag)> BuildAsync(string platform, CancellationToken cancellationToken)
    {
        var functions = new List<ManifestFunction>();
        await foreach (var pointer in pointers.ListAsync(platform, cancellationToken))
        {
            if (pointer is { Live: 0, Canary: null }) continue;
            var live = pointer.Live == 0 ? null : await RouteAsync(platform, pointer.Function, pointer.Live, 1, cancellationToken);
            var canary = pointer.Canary is not { } trial
                ? null
                : await RouteAsync(platform, pointer.Function, trial.Version, trial.Weight, cancellationToken);
            var route = new ManifestFunction(pointer.Function, live, canary) { Revision = pointer.Revision };
            functions.Add(await signer.SignAsync(platform, route, cancellationToken));
        }
        var manifest = new ManifestDocument(platform, functions);
        return (manifest, $"\"{TagOf(manifest)}\"");
    }

    /// <summary>Two processes sign the same route differently, and it is the same manifest.</summary>
    private static string TagOf(ManifestDocument manifest)
    {
        var plain = manifest with { Functions = [.. manifest.Functions.Select(f => f with { Signature = f.Signature is null ? null : "signed" })] };
        return ContentHash.Of(CanonicalJson.Write(JsonSerializer.SerializeToElement(plain, PlatformJson.Options)).Span);
    }

    private async Task<ManifestVersion> RouteAsync(
        string platform, string function, int version, double weight, CancellationToken cancellationToken)
    {
        var record = await versions.FindAsync(platform, function, version, cancellationToken)
            ?? throw VersionShelf.Unknown(function, version);
        return new ManifestVersion(version, record.Bundle, record.Signature, weight);
    }
}
