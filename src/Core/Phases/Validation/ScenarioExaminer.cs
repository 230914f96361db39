using System.Text.Json;
using Optimizer.Core.Catalog;
using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Proof;

namespace Optimizer.Core.Phases.Validation;

/// <summary>
/// Runs the scenarios of every type that a candidate realises, on the candidate as composed. Where a neighbour legitimately changes what
/// a scenario takes for granted, the scenario runs on its part alone, and says so.
/// </summary>
internal sealed class ScenarioExaminer(ISandbox sandbox, PlanJson json)
{
    private const string Examination = "scenarios";

    /// <param name="subject">The candidate.</param>
    /// <param name="jobOf">The job of a part's class of optimization; its scenarios are chosen here.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<(Verdict Verdict, IReadOnlyList<ScenarioResult> Results)> ExamineAsync(
        CandidateUnderTest subject, Func<OptimizationClass, SandboxJob> jobOf, CancellationToken cancellationToken)
    {
        var results = new List<ScenarioResult>();
        foreach (var part in subject.Parts)
        {
            var report = await RunAsync(subject, part, JobOf(subject, part, jobOf(part.Type.Class)), cancellationToken);
            results.AddRange(report.Scenarios);
            if (report.Outcome != SandboxOutcome.Completed || report.Scenarios.Count < part.Type.Scenarios.Count || report.Scenarios.Any(s => !s.Passed))
                return (NotPassed(part.Type, report), results);
        }
        return (Verdict.Pass(Examination, new Reason("scenarios.passed", Sentence(subject, results))), results);
    }

    /// <summary>A rewrite is behind the policies, where its scenarios meet it and nothing else.</summary>
    private SandboxJob JobOf(CandidateUnderTest subject, CandidatePart part, SandboxJob job) => job with
    {
        CandidateType = part.Type is CodeOptimization ? subject.RewrittenType : subject.Candidate.EntryType,
        Optimization = part.Type.Id,
        PlanJson = JsonSerializer.Serialize(part.Plan, json.Options),
        DistinctRequests = Neighbours.AreToldApart(subject, part),
    };

    private async Task<SandboxReport> RunAsync(CandidateUnderTest subject, CandidatePart part, SandboxJob job, CancellationToken cancellationToken)
    {
        var because = part.Type.Scenarios.ToDictionary(s => s.Id, s => Neighbours.Change(subject, part, s), StringComparer.Ordinal);
        var composed = part.Type.Scenarios.Select(s => s.Id).Where(id => because[id] is null).ToList();
        if (composed.Count == part.Type.Scenarios.Count && !job.DistinctRequests) return await sandbox.RunAsync(job, cancellationToken);

        var report = composed.Count == 0
            ? new SandboxReport(SandboxOutcome.Completed, "No scenario of it can be judged in this pipeline.")
            : await sandbox.RunAsync(job with { OnlyScenarios = composed }, cancellationToken);
        if (report.Outcome != SandboxOutcome.Completed) return report;
        var found = report.Scenarios.Where(s => composed.Contains(s.Scenario)).ToDictionary(s => s.Scenario, StringComparer.Ordinal);
        var left = part.Type.Scenarios.Select(s => s.Id).Where(id => !found.ContainsKey(id)).ToList();
        if (left.Count > 0)
        {
            var alone = await AloneAsync(subject, part, job with { OnlyScenarios = left, DistinctRequests = false }, cancellationToken);
            if (alone.Outcome != SandboxOutcome.Completed) return alone with { Scenarios = [.. found.Values] };
            foreach (var result in alone.Scenarios.Where(s => left.Contains(s.Scenario)))
                found[result.Scenario] = result with { Alone = because[result.Scenario] ?? report.Because };
        }
        return report with { Scenarios = [.. part.Type.Scenarios.Where(s => found.ContainsKey(s.Id)).Select(s => found[s.Id])] };
    }

    private Task<SandboxReport> AloneAsync(CandidateUnderTest subject, CandidatePart part, SandboxJob job, CancellationToken cancellationToken) =>
        PartAlone.Job(subject, part, job) is { } alone
            ? sandbox.RunAsync(alone, cancellationToken)
            : Task.FromResult(new SandboxReport(SandboxOutcome.Refused, $"{part.Type.Title} cannot be written without what stands beside it."));

    private static Verdict NotPassed(Optimization type, SandboxReport report)
    {
        var failed = report.Scenarios.Where(s => !s.Passed).Select(s => new Reason(s.Scenario, s.Because)).ToArray();
        if (failed.Length > 0) return Verdict.Fail(Examination, failed);
        var reason = new Reason(
            $"sandbox.{report.Outcome.ToString().ToLowerInvariant()}",
            $"{report.Scenarios.Count} of {type.Scenarios.Count} scenarios of {type.Title} ran. {report.Because}");
        return report.Culprit == "candidate" ? Verdict.Fail(Examination, reason) : Verdict.Inconclusive(Examination, reason);
    }

    private static string Sentence(CandidateUnderTest subject, List<ScenarioResult> results)
    {
        var titles = string.Join(", ", subject.Parts.Select(p => p.Type.Title));
        var all = $"All {results.Count} scenarios of {titles} passed";
        if (subject.Parts.Count == 1) return all + ".";
        var alone = results.Count(r => r.Alone is not null);
        return alone == 0
            ? $"{all} on the change as composed."
            : $"{all}: {results.Count - alone} on the change as composed, {alone} on their part alone, since a neighbour changes what they take for granted.";
    }
}
