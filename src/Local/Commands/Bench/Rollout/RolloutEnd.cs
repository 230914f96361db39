using Optimizer.Core.Phases.Monitoring;

namespace Optimizer.Local.Commands.Bench.Rollout;

/// <summary>How a simulated version fared.</summary>
/// <param name="Seed">Of its requests.</param>
/// <param name="Action">Promote, RollBack or Withdraw; Hold when the time was over first.</param>
/// <param name="Hours">Since its first canary call.</param>
/// <param name="PromotedAtHours">When it was promoted; null: never.</param>
/// <param name="Exposed">Requests that it answered.</param>
/// <param name="Because">The check that took it back; null: none did.</param>
internal sealed record RolloutEnd(int Seed, RolloutAction Action, double Hours, double? PromotedAtHours, long Exposed, string? Because);
