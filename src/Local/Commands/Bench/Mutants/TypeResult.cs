namespace Optimizer.Local.Commands.Bench.Mutants;

/// <summary>All of one optimization.</summary>
/// <param name="Type">Its id.</param>
/// <param name="Function">Whose candidate was broken; null where there was none.</param>
/// <param name="Controls">What validation made of the unbroken sources.</param>
/// <param name="Mutants">Those that were validated.</param>
/// <param name="NotCompiled">Drawn, but no code; not counted.</param>
/// <param name="Excluded">Would have meant the same, by a rule; not counted.</param>
internal sealed record TypeResult(
    string Type, string? Function, IReadOnlyList<MutantOutcome> Controls, IReadOnlyList<MutantResult> Mutants, int NotCompiled, IReadOnlyList<ExcludedSite> Excluded)
{
    /// <summary>Whether the unbroken candidate is released, so that a refusal says something about the mutant.</summary>
    public bool ControlReleased => Controls.Count > 0 && Controls.All(c => c.Fate == MutantFate.Released);

    public int Total => Mutants.Count;

    public int Killed => Mutants.Count(m => m.Killed);
}
