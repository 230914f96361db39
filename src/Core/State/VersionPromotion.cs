using Optimizer.Core.Phases.Monitoring;

namespace Optimizer.Core.State;

/// <summary>The end of a version's trial, kept because its base is hardly seen afterwards.</summary>
/// <param name="At">When it was promoted.</param>
/// <param name="Control">What live traffic showed of its base during the trial.</param>
public sealed record VersionPromotion(DateTimeOffset At, VersionEvidence Control);
