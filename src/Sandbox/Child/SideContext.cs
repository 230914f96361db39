using System.Reflection;
using System.Runtime.Loader;
using Optimizer.Core.Proof;

namespace Optimizer.Sandbox.Child;

/// <summary>
/// The platform's assemblies, loaded once more for each side: what one side leaves in static fields, the other never sees.
/// Everything else is shared with the child itself.
/// </summary>
internal sealed class SideContext : AssemblyLoadContext
{
    private readonly AssemblyImage platform;
    private readonly AssemblyImage? bundle;
    private readonly Dictionary<string, string> references;

    public SideContext(string side, AssemblyImage platform, AssemblyImage? bundle, IReadOnlyList<string> references)
        : base(side)
    {
        this.platform = platform;
        this.bundle = bundle;
        this.references = references
            .GroupBy(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => Path.GetFullPath(g.First()), StringComparer.OrdinalIgnoreCase);
    }

    public Assembly Platform => LoadFromAssemblyName(new AssemblyName(platform.Name));

    public Assembly? Bundle => bundle is null ? null : LoadFromAssemblyName(new AssemblyName(bundle.Name));

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name == platform.Name) return LoadFromStream(new MemoryStream(platform.Image));
        if (assemblyName.Name == bundle?.Name) return LoadFromStream(new MemoryStream(bundle!.Image));
        return assemblyName.Name is { } name && references.TryGetValue(name, out var path) ? LoadFromAssemblyPath(path) : null;
    }
}
