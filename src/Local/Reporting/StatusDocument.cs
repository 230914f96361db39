using Optimizer.Api.Documents;
using Optimizer.Core.State;

namespace Optimizer.Local.Reporting;

/// <summary>How a platform stands.</summary>
/// <param name="Changes">Whether new versions are taken now, and what is in the way.</param>
/// <param name="LastCycle">Null before the first.</param>
internal sealed record StatusDocument(
    string Platform, Autonomy Autonomy, bool Frozen, ChangesDocument Changes, IReadOnlyList<FunctionStatus> Functions, IReadOnlyList<ReviewStatus> Reviews,
    CycleStatus? LastCycle);
