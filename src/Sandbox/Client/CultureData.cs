using System.Runtime.InteropServices;

namespace Optimizer.Sandbox.Client;

/// <summary>Whether a child can know the world's cultures here; without their data a runtime that asks for them does not start.</summary>
internal static class CultureData
{
    /// <summary>Versions of ICU that .NET looks for.</summary>
    private const int Oldest = 50;
    private const int Newest = 255;

    private static readonly Lazy<bool> Installed = new(() => !OperatingSystem.IsLinux() || Enumerable.Range(Oldest, Newest - Oldest + 1).Any(IsThere));

    /// <summary>Always, except on Linux without ICU.</summary>
    public static bool IsInstalled => Installed.Value;

    private static bool IsThere(int version)
    {
        if (!NativeLibrary.TryLoad($"libicuuc.so.{version}", out var library)) return false;
        NativeLibrary.Free(library);
        return true;
    }
}
