using Microsoft.CodeAnalysis;
using Optimizer.Core.Phases;
using Optimizer.Core.Source;

namespace Optimizer.Functions.Hosting;

/// <summary>Platforms here are compiled against the framework and <c>Optimizer.Runtime</c>: paths of other assemblies mean nothing in a cloud.</summary>
internal sealed class AppReferences : IReferenceProvider
{
    public IReadOnlyList<MetadataReference> For(PlatformDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return definition.References.Count == 0 ? PlatformReferences.Default : throw new PlatformFaultsException(
            [new PlatformFault(PlatformDefinitionReader.FileName, 0, 0, "\"references\" are not taken by the Functions app; run the optimizer locally for them.")]);
    }

    public IReadOnlyList<string> PathsFor(PlatformDefinition definition) => [];
}
