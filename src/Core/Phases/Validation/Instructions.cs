using System.Globalization;
using System.Text;
using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Source;

namespace Optimizer.Core.Phases.Validation;

/// <summary>Writes <c>INSTRUCTIONS.md</c>: how to apply a change by hand, how to undo it, what was tested, how its effect is measured.</summary>
internal static class Instructions
{
    public static string Write(Candidate candidate, Optimization type, FunctionSource source, Certificate certificate)
    {
        var text = new StringBuilder();
        Heading(text, candidate, type, certificate);
        Apply(text, candidate, source);
        Undo(text, type);
        TestCases(text, type, certificate);
        Effect(text, type, certificate);
        return text.ToString();
    }

    private static void Heading(StringBuilder text, Candidate candidate, Optimization type, Certificate certificate)
    {
        Line(text, $"# {type.Title} for `{candidate.Function}`");
        Line(text, $"");
        Line(text, $"Verdict: **{certificate.Release.ToString().ToLowerInvariant()}**.");
        Line(text, $"");
        foreach (var reason in certificate.Reasons)
            Line(text, $"* {reason.Sentence}{(reason.WouldFlip is { } flip ? $" *What would change this: {flip}*" : "")}");
        Line(text, $"");
    }

    private static void Apply(StringBuilder text, Candidate candidate, FunctionSource source)
    {
        Line(text, $"## Apply");
        Line(text, $"");
        Line(text, $"```sh");
        Line(text, $"CANDIDATE=/path/to/the/folder/of/this/file");
        Line(text, $"cd /path/to/the/folder/of/platform.json");
        Line(text, $"git apply --directory=\"$(git rev-parse --show-prefix 2>/dev/null)\" \"$CANDIDATE/change.patch\"");
        Line(text, $"```");
        Line(text, $"");
        Line(text, $"It changes {string.Join(", ", candidate.Edits.Select(e => $"`{e.Path}`"))}.");
        if (candidate.EntryType != source.Type.ToMetadataName())
            Line(text, $"Where the function is registered in code, register the decorator: `AddFunction<{ShortName(candidate.EntryType)}, …>(\"{candidate.Function}\")` in place of `AddFunction<{source.Type.Name}, …>`.");
        Line(text, $"`source.cs` is the changed file as a whole, for reading.");
        Line(text, $"");
    }

    private static void Undo(StringBuilder text, Optimization type)
    {
        Line(text, $"## Undo");
        Line(text, $"");
        Line(text, $"By hand: the same command with `--reverse`. {type.Undo}");
        Line(text, $"");
        Line(text, $"Where the optimizer deployed it: `optimizer rollback FUNCTION --data PATH`; `optimizer restore` returns to any backup.");
        Line(text, $"");
    }

    private static void TestCases(StringBuilder text, Optimization type, Certificate certificate)
    {
        Line(text, $"## Test cases");
        Line(text, $"");
        Line(text, $"* {certificate.Equivalence.N} distinct recorded requests against the original: {certificate.Equivalence.Mismatches.Count} mismatches.");
        var results = certificate.Scenarios.ToDictionary(s => s.Scenario, StringComparer.Ordinal);
        foreach (var scenario in type.Scenarios)
        {
            var result = results.GetValueOrDefault(scenario.Id);
            Line(text, $"* {(result is null ? "not run" : result.Passed ? "passed" : $"FAILED ({result.Because})")}: {scenario.Sentence}");
        }
        Line(text, $"");
    }

    private static void Effect(StringBuilder text, Optimization type, Certificate certificate)
    {
        Line(text, $"## How its effect is measured");
        Line(text, $"");
        if (certificate.Assessment is { } assessment)
        {
            Line(text, $"Objective: {Words(type.Objective)}. Predicted reduction {assessment.Predicted.Value:P1} (95 %: {assessment.Predicted.Lower:P1} to {assessment.Predicted.Upper:P1}, {assessment.Predicted.Samples} invocations; {certificate.Method}).");
            Line(text, $"Confidence {assessment.Confidence:P1}; risk {assessment.Risk:0.0}/10 ({Show(assessment.RiskTerms)}); complexity {assessment.Complexity:0.0}/10 ({Show(assessment.ComplexityTerms)}).");
            Line(text, $"");
        }
        Line(text, $"Live: canary and original serve side by side; effectiveness = realised ÷ predicted reduction of the objective. It is taken back when the");
        Line(text, $"upper end of its interval falls below 50 %, or when the error rate exceeds 5 % or is significantly above the original's.");
    }

    private static string ShortName(string fullName) => fullName[(fullName.LastIndexOfAny(['.', '+']) + 1)..];

    private static string Show(IReadOnlyList<Term> terms) =>
        string.Join("; ", terms.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Feature}: {t.Points:0.0}")));

    private static string Words(Metric metric) => metric switch
    {
        Metric.MeanLatency => "mean latency",
        Metric.P95Latency => "95th percentile of latency",
        Metric.ErrorRate => "error rate",
        Metric.ColdStart => "mean first call",
        Metric.TimeToOutcome => "mean time to an answer or a failure",
        _ => "dependency calls per invocation",
    };

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
