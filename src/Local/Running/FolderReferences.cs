using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using Optimizer.Core.Phases;
using Optimizer.Core.Source;

namespace Optimizer.Local.Running;

/// <summary>References of platforms on this machine: full paths of assemblies.</summary>
internal sealed class FolderReferences : IReferenceProvider
{
    public IReadOnlyList<MetadataReference> For(PlatformDefinition definition)
    {
        var faults = definition.References.Where(path => !IsAssembly(path))
            .Select(path => new PlatformFault(PlatformDefinitionReader.FileName, 0, 0, $"\"references\": {path} is no .NET assembly.")).ToList();
        return faults.Count == 0 ? PlatformReferences.With(definition.References) : throw new PlatformFaultsException(faults);
    }

    public IReadOnlyList<string> PathsFor(PlatformDefinition definition) => definition.References;

    private static bool IsAssembly(string path)
    {
        try
        {
            using var image = new PEReader(File.OpenRead(path));
            return image.HasMetadata && image.GetMetadataReader().IsAssembly;
        }
        catch (Exception fault) when (fault is IOException or BadImageFormatException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
