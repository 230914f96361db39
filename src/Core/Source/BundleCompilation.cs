using Optimizer.Core.Proof;

namespace Optimizer.Core.Source;

/// <summary>What compiling a candidate gave.</summary>
/// <param name="Image">Null when there were errors.</param>
/// <param name="Errors">With their places in the bundle's source.</param>
public sealed record BundleCompilation(AssemblyImage? Image, IReadOnlyList<PlatformFault> Errors);
