using Optimizer.Core.Model;

namespace Optimizer.Core.Phases.Validation;

/// <summary>What each of several optimizations of a function does. The candidate itself is judged by what it adds to the version that serves.</summary>
/// <param name="Parts">Rewrites in the order in which they apply, then policies from the caller inwards.</param>
/// <param name="Method">How their gains were found, and what was not measured.</param>
public sealed record CertifiedComposition(IReadOnlyList<CertifiedPart> Parts, string Method)
{
    /// <summary>For people: a line for each part, and how it was found.</summary>
    public IEnumerable<string> Lines() => Parts.Select(Line).Append($"{Method}.");

    private static string Line(CertifiedPart part)
    {
        var shown = new List<string>();
        Add(shown, "alone", part.Alone, "against the original");
        Add(shown, "added", part.Added, "by it to the others of its kind");
        Add(shown, "together", part.Together, "by all of its kind against the original");
        if (part.Version is { } version)
        {
            Add(shown, FormattableString.Invariant($"when version {version} brought it in"), part.PredictedThen, "predicted");
            Add(shown, "live", part.Realised, "realised by that version");
        }
        else
        {
            shown.Add("new here");
        }
        return $"{part.Type} ({Words(part.Objective)}): {string.Join("; ", shown)}";
    }

    private static void Add(List<string> shown, string name, Estimate? gain, string how)
    {
        if (gain is { } estimate) shown.Add(FormattableString.Invariant($"{name} {estimate.Value:P1} less {how} (95 %: {estimate.Lower:P1} to {estimate.Upper:P1})"));
    }

    internal static string Words(Metric metric) => metric switch
    {
        Metric.MeanLatency => "mean latency",
        Metric.P95Latency => "95th percentile of latency",
        Metric.ErrorRate => "error rate",
        Metric.ColdStart => "mean first call",
        Metric.TimeToOutcome => "mean time to an answer or a failure",
        _ => "dependency calls per invocation",
    };
}
