namespace Optimizer.Core.Proof.Coverage;

/// <summary>Decision outcomes of the baseline that compared cases went through.</summary>
/// <param name="Covered">Outcomes that at least one proving case took.</param>
/// <param name="Total">Outcomes that the function and the platform's code that it calls have; 0 where it has no decision, or none could be counted.</param>
public sealed record BranchCoverage(int Covered, int Total)
{
    public static BranchCoverage None { get; } = new(0, 0);
}
