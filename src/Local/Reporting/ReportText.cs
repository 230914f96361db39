namespace Optimizer.Local.Reporting;

/// <summary>A report for people.</summary>
internal static class ReportText
{
    public static IEnumerable<string> Lines(ReportDocument report, string output)
    {
        yield return FormattableString.Invariant($"{report.Platform}: cycle {report.Cycle.Id} in {report.Seconds:0.0} s");
        foreach (var phase in report.Cycle.Phases)
            yield return FormattableString.Invariant($"  {phase.Phase,-11} {phase.DurationMs,8:0} ms  {phase.Outcome}");
        foreach (var line in report.Functions.SelectMany(Lines)) yield return line;
        yield return $"Candidates are in {output}: each folder's INSTRUCTIONS.md says how to apply and undo it.";
    }

    private static IEnumerable<string> Lines(FunctionReport function)
    {
        yield return $"{function.Function}: {Text(function.Baseline)}";
        if (function.Optimized is { } optimized) yield return $"  with the change: {Text(optimized)}";
        foreach (var deployed in function.Deployed)
        {
            yield return FormattableString.Invariant(
                $"  released {deployed.Type} as version {deployed.Version}: predicted {deployed.Predicted:P1} less, confidence {deployed.Confidence:P1}, risk {deployed.Risk:0.0}, complexity {deployed.Complexity:0.0}");
            foreach (var line in deployed.Composition?.Lines() ?? []) yield return $"    {line}";
        }
        foreach (var review in function.Review) yield return $"  for review {review.Type}: {review.Reason}";
        foreach (var rejected in function.Rejected) yield return $"  rejected {rejected.Type}: {rejected.Reason}";
    }

    private static string Text(OutcomeReport outcome) => FormattableString.Invariant(
        $"{outcome.Count} invocations, p50 {Show(outcome.P50Ms, "0.0")} ms, p95 {Show(outcome.P95Ms, "0.0")} ms, errors {Show(outcome.ErrorRate * 100, "0.00")} %, dependency calls {Show(outcome.DependencyCalls, "0.00")}");

    private static string Show(double? value, string format) =>
        value?.ToString(format, System.Globalization.CultureInfo.InvariantCulture) ?? "–";
}
