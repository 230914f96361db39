using System.Text.Json;
using Optimizer.Core.Storage;
using Optimizer.Runtime.Json;
using Optimizer.Runtime.Versions;

namespace Optimizer.Core.State;

/// <summary>Builds what runtimes poll from the live pointers.</summary>
internal sealed class ManifestBuilder(LivePointers pointers, VersionShelf versions)
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
            functions.Add(new ManifestFunction(pointer.Function, live, canary));
        }
        var manifest = new ManifestDocument(platform, functions);
        var hash = ContentHash.Of(CanonicalJson.Write(JsonSerializer.SerializeToElement(manifest, PlatformJson.Options)).Span);
        return (manifest, $"\"{hash}\"");
    }

    private async Task<ManifestVersion> RouteAsync(
        string platform, string function, int version, double weight, CancellationToken cancellationToken)
    {
        var record = await versions.FindAsync(platform, function, version, cancellationToken)
            ?? throw VersionShelf.Unknown(function, version);
        return new ManifestVersion(version, record.Bundle, record.Signature, weight);
    }
}
