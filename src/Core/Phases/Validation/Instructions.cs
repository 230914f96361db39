using System.Globalization;
using System.Text;
using Optimizer.Core.Model;
using Optimizer.Core.Operations;
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
        Undo(text, type, candidate, certificate);
        TestCases(text, candidate, type, certificate);
        Effect(text, type, certificate);
        Parts(text, certificate);
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

    private static void Undo(StringBuilder text, Optimization type, Candidate candidate, Certificate certificate)
    {
        Line(text, $"## Undo");
        Line(text, $"");
        Line(text, $"By hand: the same command with `--reverse`. {type.Undo}");
        Line(text, $"");
        Line(text, $"Where the optimizer deployed it: `optimizer rollback {candidate.Function} --platform {certificate.Platform} --data PATH`; `optimizer restore` returns to any backup.");
        Line(text, $"");
        Line(text, $"Without any optimizer, in the store alone (`sqlite3 optimizer.db`; docs/how-to/undo-by-hand.md has the rest, and the same for a storage account):");
        Line(text, $"");
        Line(text, $"```sql");
        Line(text, $"{UndoByHand.Sql(certificate.Platform, candidate.Function)}");
        Line(text, $"```");
        Line(text, $"");
    }

    private static void TestCases(StringBuilder text, Candidate candidate, Optimization type, Certificate certificate)
    {
        Line(text, $"## Test cases");
        Line(text, $"");
        Line(text, $"* {certificate.Equivalence.N} distinct recorded requests against the original: {certificate.Equivalence.Mismatches.Count} mismatches.");
        var results = certificate.Scenarios.ToDictionary(s => s.Scenario, StringComparer.Ordinal);
        foreach (var scenario in CandidatePart.Of(candidate, type).SelectMany(p => p.Type.Scenarios))
        {
            var result = results.GetValueOrDefault(scenario.Id);
            var alone = result?.Alone is { } because ? $" (on its part alone: {because})" : "";
            Line(text, $"* {(result is null ? "not run" : result.Passed ? "passed" : $"FAILED ({result.Because})")}{alone}: {scenario.Sentence}");
        }
        Line(text, $"");
    }

    private static void Effect(StringBuilder text, Optimization type, Certificate certificate)
    {
        Line(text, $"## How its effect is measured");
        Line(text, $"");
        if (certificate.Assessment is { } assessment)
        {
            Line(text, $"Objective: {CertifiedComposition.Words(type.Objective)}. Predicted reduction{(certificate.Composition is null ? "" : " against the version that serves")} {assessment.Predicted.Value:P1} (95 %: {assessment.Predicted.Lower:P1} to {assessment.Predicted.Upper:P1}, {assessment.Predicted.Samples} invocations; {certificate.Method}).");
            Line(text, $"Confidence {assessment.Confidence:P1}; risk {assessment.Risk:0.0}/10 ({Show(assessment.RiskTerms)}); complexity {assessment.Complexity:0.0}/10 ({Show(assessment.ComplexityTerms)}).");
            Line(text, $"");
        }
        Line(text, $"Live: canary and original serve side by side; effectiveness = realised ÷ predicted reduction of the objective. It is taken back when the");
        Line(text, $"upper end of its interval falls below 50 %, or when the error rate exceeds 5 % or is significantly above the original's.");
    }

    private static void Parts(StringBuilder text, Certificate certificate)
    {
        if (certificate.Composition is not { } composition) return;
        Line(text, $"");
        Line(text, $"## What each part does");
        Line(text, $"");
        Line(text, $"The change is judged by what it adds to the version that serves (above). Of the whole:");
        Line(text, $"");
        foreach (var line in composition.Lines()) Line(text, $"* {line}");
    }

    private static string ShortName(string fullName) => fullName[(fullName.LastIndexOfAny(['.', '+']) + 1)..];

    private static string Show(IReadOnlyList<Term> terms) =>
        string.Join("; ", terms.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Feature}: {t.Points:0.0}")));

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
