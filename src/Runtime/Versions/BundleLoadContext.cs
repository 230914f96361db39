using System.Reflection;
using System.Runtime.Loader;

namespace Optimizer.Runtime.Versions;

/// <summary>
/// Holds one bundle's assembly and can be collected. Everything that it refers to is the application's own, so requests,
/// responses and dependencies are the very types that the application uses.
/// </summary>
internal sealed class BundleLoadContext(string name, Assembly platform) : AssemblyLoadContext(name, isCollectible: true)
{
    private readonly AssemblyLoadContext? application = GetLoadContext(platform);

    public Assembly Load(byte[] image) => LoadFromStream(new MemoryStream(image, writable: false));

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name == platform.GetName().Name) return platform;
        return application is null || application == Default ? null : application.LoadFromAssemblyName(assemblyName);
    }
}
