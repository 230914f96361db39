namespace Optimizer.Core.Model;

/// <summary>Counted features of a change.</summary>
/// <param name="AddedLines">Lines added, blank lines and comments aside.</param>
/// <param name="AddedBranches">Decision points added (if, loop, case, catch, ?:, ??, &amp;&amp;, ||).</param>
/// <param name="AddedState">Fields added, and 1 for each stateful policy.</param>
/// <param name="ChangedMembers">Existing members whose text changes.</param>
public sealed record ChangeFeatures(int AddedLines, int AddedBranches, int AddedState, int ChangedMembers);
