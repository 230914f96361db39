using System.Collections.Concurrent;
using Optimizer.Core.Source;
using Optimizer.Core.State;

namespace Optimizer.Core.Phases;

/// <summary>Compiled platforms, kept by the hash of their source: compiling is the dearest step that phases share.</summary>
public sealed class PlatformWorkspace(IPlatformState state, IReferenceProvider references)
{
    private readonly ConcurrentDictionary<string, Lazy<PlatformCompilation>> compiled = new(StringComparer.Ordinal);

    /// <exception cref="UnknownNameException">There is no such platform, or it has no source.</exception>
    /// <exception cref="PlatformFaultsException">The source does not compile.</exception>
    public async Task<PlatformCompilation> CompileAsync(string platform, CancellationToken cancellationToken)
    {
        var record = await state.GetPlatformAsync(platform, cancellationToken) ?? throw new UnknownNameException("platform", platform);
        var source = await state.GetSourceAsync(platform, cancellationToken) ?? throw new UnknownNameException("platform with source", platform);
        var key = $"{platform}@{record.Source?.Sha256}";
        Forget(platform, key);
        return compiled.GetOrAdd(key, _ => new(() => PlatformCompiler.Compile(source, references.For(source.Definition)))).Value;
    }

    public IReadOnlyList<string> ReferencePaths(PlatformCompilation compilation)
    {
        ArgumentNullException.ThrowIfNull(compilation);
        return references.PathsFor(compilation.Source.Definition);
    }

    private void Forget(string platform, string except)
    {
        foreach (var key in compiled.Keys)
        {
            if (key.StartsWith(platform + "@", StringComparison.Ordinal) && key != except)
                compiled.TryRemove(key, out _);
        }
    }
}
