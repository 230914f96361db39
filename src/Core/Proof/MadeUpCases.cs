namespace Optimizer.Core.Proof;

/// <summary>What a comparison adds to the recorded cases; less of it after each time that the original could not take it.</summary>
/// <param name="subject">Gives the recorded cases.</param>
/// <param name="generated">Requests that were made up, and whether each is extreme.</param>
/// <param name="named">Faults that either side has code for.</param>
internal sealed class MadeUpCases(DifferentialSubject subject, List<(SandboxCase Case, bool IsExtreme)> generated, NamedFaults named)
{
    private bool varies = subject.ComparesFailures;

    /// <summary>Whether boundaries are searched for.</summary>
    public bool Searches { get; private set; } = true;

    /// <summary>Recorded, made up and varied ones.</summary>
    public IReadOnlyList<SandboxCase> Cases()
    {
        SandboxCase[] plain = [.. subject.Recorded, .. generated.Select(g => g.Case)];
        if (!varies) return plain;
        var usual = generated.Where(g => !g.IsExtreme).Select(g => g.Case).ToList();
        return [.. plain, .. CaseVariants.Of(subject.Recorded, usual, named, plain.Select(c => c.Id).DefaultIfEmpty(-1).Max() + 1)];
    }

    /// <summary>Leaves out what the original itself did not come to an end with.</summary>
    /// <param name="report">Of the comparison that it ended.</param>
    /// <param name="isLast">Whether only one more comparison is made: then without anything made up.</param>
    /// <returns>Whether anything is left out; false where it was a recorded request.</returns>
    public bool Forgo(SandboxReport report, bool isLast)
    {
        if (report.CulpritCase is not { } culprit || subject.Recorded.Any(c => c.Id == culprit)) return false;
        if (generated.Exists(g => g.Case.Id == culprit)) generated.RemoveAll(g => g.Case.Id == culprit || g.IsExtreme);
        else if (report.Found.Any(c => c.Id == culprit) || Cases().All(c => c.Id != culprit)) Searches = false;
        else varies = false;
        if (!isLast) return true;
        generated.Clear();
        (Searches, varies) = (false, false);
        return true;
    }
}
