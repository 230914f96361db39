using Optimizer.Core.Source;

namespace Optimizer.Api.Registration;

/// <summary>Says at the door what would else fail in the first cycle.</summary>
internal static class PlatformCheck
{
    /// <exception cref="PlatformFaultsException">The source does not compile, or a function is not there.</exception>
    public static void Compile(PlatformSource source)
    {
        if (source.Definition.Functions.Count > 0) PlatformCompiler.Compile(source, PlatformReferences.Default);
    }
}
