using Optimizer.Core.Learning.Bandit;

namespace Optimizer.Core.Learning;

/// <summary>One outcome model as it is persisted.</summary>
public sealed record ModelSnapshot(string Type, string Context, OutcomePosterior Posterior);
