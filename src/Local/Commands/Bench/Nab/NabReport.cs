namespace Optimizer.Local.Commands.Bench.Nab;

/// <summary>What <c>bench nab</c> found.</summary>
/// <param name="Scores">Per profile, at the threshold that is best for the whole corpus, as the benchmark itself does it.</param>
/// <param name="OtherCategories">Per profile, where each category is judged at the threshold that is best for the other categories.</param>
/// <param name="AtDefault">Per profile, at the threshold that the detector has by default: these are its alarms.</param>
/// <param name="Empty">The same scorer on a detector that says nothing: 0.</param>
/// <param name="Microseconds">Mean time per point.</param>
internal sealed record NabReport(
    string Protocol, int Series, long Points, IReadOnlyList<NabScore> Scores, IReadOnlyList<NabScore> OtherCategories,
    IReadOnlyList<NabScore> AtDefault, IReadOnlyList<NabScore> Empty, double Microseconds, string? Out)
{
    public IEnumerable<string> Lines()
    {
        yield return Protocol;
        yield return FormattableString.Invariant($"{Series} series, {Points} points, {Microseconds:0.0} us per point");
        foreach (var score in Scores) yield return Line("best threshold for the corpus", score);
        foreach (var score in OtherCategories) yield return Line("threshold of the other categories", score);
        foreach (var score in AtDefault) yield return Line("default threshold: the alarms of the product and of bench quiet", score);
        foreach (var score in Empty) yield return Line("a detector that says nothing", score);
        if (Out is not null) yield return $"Result files for the official scorer are in {Out}.";
    }

    /// <summary>What was promised of the alarms of the default threshold and is not so.</summary>
    public IEnumerable<string> Broken()
    {
        foreach (var (score, least) in AtDefault.Zip([60.0, 50.0]))
            if (score.Value < least) yield return FormattableString.Invariant($"{score.Profile} is {score.Value:0.00}, below {least:0}.");
    }

    private static string Line(string how, NabScore score) => FormattableString.Invariant(
        $"{score.Profile,-20} {score.Value,6:0.00}  {how}: {score.Found} of {score.Windows} windows found, {score.FalseAlarms} false alarms, threshold {score.Threshold:0.####}");
}
