using Microsoft.CodeAnalysis;
using Optimizer.Core.Source;

namespace Optimizer.Core.Phases;

/// <summary>The assemblies that platforms are compiled against; reading them is the host's business.</summary>
public interface IReferenceProvider
{
    /// <summary>The framework, <c>Optimizer.Runtime</c> and the platform's own references.</summary>
    /// <exception cref="PlatformFaultsException">A reference of the platform cannot be read.</exception>
    IReadOnlyList<MetadataReference> For(PlatformDefinition definition);

    /// <summary>Full paths of the platform's own references, for the sandbox.</summary>
    IReadOnlyList<string> PathsFor(PlatformDefinition definition);
}
