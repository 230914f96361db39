namespace Optimizer.Core.Proof;

/// <summary>A compiled assembly in memory.</summary>
/// <param name="Name">Simple name.</param>
/// <param name="Image">Portable executable bytes.</param>
public sealed record AssemblyImage(string Name, byte[] Image);
