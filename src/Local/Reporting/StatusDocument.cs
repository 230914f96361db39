using Optimizer.Core.State;

namespace Optimizer.Local.Reporting;

/// <summary>How a platform stands.</summary>
/// <param name="LastCycle">Null before the first.</param>
internal sealed record StatusDocument(
    string Platform, Autonomy Autonomy, bool Frozen, IReadOnlyList<FunctionStatus> Functions, IReadOnlyList<ReviewStatus> Reviews,
    CycleStatus? LastCycle);
