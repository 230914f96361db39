using Microsoft.CodeAnalysis;
using Optimizer.Runtime;

namespace Optimizer.Core.Source;

/// <summary>The assemblies that a platform's source may use.</summary>
public static class PlatformReferences
{
    /// <summary>The shared framework of this process, <c>Optimizer.Runtime</c> and what that brings along.</summary>
    public static IReadOnlyList<MetadataReference> Default { get; } = Of([]);

    /// <summary><see cref="Default"/> and the given assemblies.</summary>
    /// <param name="extra">Absolute paths; each replaces a default assembly of the same file name.</param>
    public static IReadOnlyList<MetadataReference> With(IEnumerable<string> extra)
    {
        ArgumentNullException.ThrowIfNull(extra);
        var paths = extra.ToList();
        return paths.Count == 0 ? Default : Of(paths);
    }

    private static List<MetadataReference> Of(List<string> extra)
    {
        var own = extra.Select(Path.GetFileName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var trusted = (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return [.. trusted.Where(IsShared).Where(p => !own.Contains(Path.GetFileName(p))).Concat(extra)
            .Select(p => MetadataReference.CreateFromFile(p))];
    }

    private static bool IsShared(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location)
            || path.Contains("Microsoft.AspNetCore.App", StringComparison.Ordinal)
            || name == typeof(IFunction<,>).Assembly.GetName().Name
            || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
            || name is "Polly.Core" or "System.IO.Hashing";
    }
}
