using Optimizer.Core.Model;

namespace Optimizer.Core.Phases;

/// <param name="Version">The version that approval deploys; null when there is none.</param>
public sealed record ReviewInput(
    string CycleId, string Platform, string Function, string Type, int? Version, IReadOnlyList<Reason> Reasons);
