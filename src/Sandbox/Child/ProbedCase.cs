using Optimizer.Core.Proof;

namespace Optimizer.Sandbox.Child;

/// <summary>What an instrumented side told of a case.</summary>
/// <param name="IsServed">Whether all its calls had a recorded answer.</param>
internal sealed record ProbedCase(SandboxCase Case, int[] Branches, double[] Distances, bool IsServed);
