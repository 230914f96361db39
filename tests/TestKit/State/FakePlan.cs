using Optimizer.Core.Model;

namespace Optimizer.TestKit.State;

/// <summary>A plan of an optimization that does not exist.</summary>
public sealed record FakePlan(int Size) : OptimizationPlan;
