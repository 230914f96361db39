using Optimizer.Core.Model;

namespace Optimizer.Core.Optimizations;

/// <summary>Finds the optimization that a plan belongs to: it is nested in it, so no list of them is needed.</summary>
internal static class PlanOwner
{
    public static Optimization Of(OptimizationPlan plan) => (Optimization)Activator.CreateInstance(plan.GetType().DeclaringType!)!;
}
