namespace Optimizer.Core.Model;

/// <summary>
/// The parameters of one optimization of one function; each type nests its own. Persisted, always inside another record,
/// with the optimization's id as its discriminator (see <c>PlanJson</c>).
/// </summary>
public abstract record OptimizationPlan;
