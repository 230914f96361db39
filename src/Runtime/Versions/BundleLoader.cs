using System.Reflection;
using System.Runtime.CompilerServices;

namespace Optimizer.Runtime.Versions;

/// <summary>Loads a verified bundle's assembly and checks all of it before anything is routed to it.</summary>
internal static class BundleLoader
{
    /// <summary>Loads the assembly and finds its entry class; the context is unloaded again when that fails.</summary>
    /// <exception cref="BundleRefusedException">The assembly is not for this function, or does not fit this application.</exception>
    public static (BundleLoadContext Context, Type Entry) Load(
        string function, int version, Type originalType, Type functionInterface, Bundle bundle)
    {
        var what = $"Bundle {version} of function '{function}'";
        CheckBaseline(what, originalType, bundle.Manifest);
        var context = new BundleLoadContext($"{function}@{version}", originalType.Assembly);
        try
        {
            var assembly = context.Load(bundle.Assembly);
            var entry = assembly.GetType(bundle.Manifest.EntryType)
                ?? throw new BundleRefusedException($"{what} has no class {bundle.Manifest.EntryType}.");
            if (!functionInterface.IsAssignableFrom(entry))
                throw new BundleRefusedException($"{what}: {entry.FullName} does not implement {functionInterface}.");
            Link(assembly);
            return (context, entry);
        }
        catch (Exception e)
        {
            context.Unload();
            throw e as BundleRefusedException
                ?? new BundleRefusedException($"{what} does not fit this application: {e.GetType().Name}: {e.Message}", e);
        }
    }

    /// <summary>Whether an exception says that an assembly does not fit what it was linked with.</summary>
    public static bool IsLinkFault(Exception e) =>
        e is TypeLoadException or MissingMemberException or MemberAccessException or BadImageFormatException or FileLoadException
            or InvalidProgramException;

    private static void CheckBaseline(string what, Type originalType, BundleManifest manifest)
    {
        var assembly = originalType.Assembly.GetName().Name;
        if (manifest.BaselineType != originalType.FullName || manifest.PlatformAssembly != assembly)
            throw new BundleRefusedException(
                $"{what} was made for {manifest.BaselineType} of {manifest.PlatformAssembly}, but this application runs "
                + $"{originalType.FullName} of {assembly}.");
        var declared = FunctionContract.Of(originalType);
        if (manifest.Contract is { } proved && proved != declared)
            throw new BundleRefusedException(
                $"{what} was proved under another contract than this application declares: {proved}, now {declared}. Register the new source and run a cycle.");
    }

    /// <summary>Compiles every method now: a member that the application lacks must show here, not in a caller's request.</summary>
    private static void Link(Assembly assembly)
    {
        const BindingFlags All = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static
            | BindingFlags.Public | BindingFlags.NonPublic;
        foreach (var type in assembly.GetTypes().Where(t => !t.ContainsGenericParameters))
        {
            var methods = type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All));
            foreach (var method in methods.Where(m => !m.IsAbstract && !m.ContainsGenericParameters))
                RuntimeHelpers.PrepareMethod(method.MethodHandle);
        }
    }
}
