using Optimizer.Core.Model;

namespace Optimizer.Core.Proof;

/// <summary>Complexity, 0 to 10: what a maintainer has to read and keep in mind, as a sum of stated terms over counted features.</summary>
public static class ComplexityModel
{
    public static IReadOnlyList<Term> Terms(ChangeFeatures features)
    {
        ArgumentNullException.ThrowIfNull(features);
        return
        [
            new Term($"{features.AddedLines} lines added", 0.05 * features.AddedLines),
            new Term($"{features.AddedBranches} decision points added", 0.5 * features.AddedBranches),
            new Term($"{features.AddedState} pieces of state added", 0.75 * features.AddedState),
            new Term($"{features.ChangedMembers} existing members changed", 0.25 * features.ChangedMembers),
        ];
    }
}
