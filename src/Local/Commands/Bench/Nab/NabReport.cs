namespace Optimizer.Local.Commands.Bench.Nab;

/// <summary>What <c>bench nab</c> found.</summary>
/// <param name="Scores">Per profile, at the threshold that is best for the whole corpus, as the benchmark itself does it.</param>
/// <param name="OtherCategories">Per profile, where each category is judged at the threshold that is best for the other categories.</param>
/// <param name="AtDefault">Per profile, at the threshold that the detector has by default.</param>
/// <param name="Raised">Per profile, of the alarms that the detector itself raises, its budget included.</param>
/// <param name="Empty">The same scorer on a detector that says nothing: 0.</param>
/// <param name="Microseconds">Mean time per point.</param>
internal sealed record NabReport(
    string Protocol, int Series, long Points, IReadOnlyList<NabScore> Scores, IReadOnlyList<NabScore> OtherCategories,
    IReadOnlyList<NabScore> AtDefault, IReadOnlyList<NabScore> Raised, IReadOnlyList<NabScore> Empty, double Microseconds, string? Out)
{
    public IEnumerable<string> Lines()
    {
        yield return Protocol;
        yield return FormattableString.Invariant($"{Series} series, {Points} points, {Microseconds:0.0} us per point");
        foreach (var score in Scores) yield return Line("best threshold for the corpus", score);
        foreach (var score in OtherCategories) yield return Line("threshold of the other categories", score);
        foreach (var score in AtDefault) yield return Line("default threshold", score);
        foreach (var score in Raised) yield return Line("alarms as raised, within their budget", score);
        foreach (var score in Empty) yield return Line("a detector that says nothing", score);
        if (Out is not null) yield return $"Result files for the official scorer are in {Out}.";
    }

    private static string Line(string how, NabScore score) => FormattableString.Invariant(
        $"{score.Profile,-20} {score.Value,6:0.00}  {how}: {score.Found} of {score.Windows} windows found, {score.FalseAlarms} false alarms, threshold {score.Threshold:0.####}");
}
