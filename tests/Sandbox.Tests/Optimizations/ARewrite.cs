using System.Text.Json;
using Optimizer.Core.Catalog;
using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Proof;
using Optimizer.Core.Source;
using Optimizer.Core.Traffic;
using Optimizer.TestKit;

namespace Optimizer.Sandbox.Tests.Optimizations;

/// <summary>Candidates as an optimization generates them, in jobs.</summary>
internal static class ARewrite
{
    /// <summary>A differential job of <c>Shop.F</c> and what the optimization makes of it.</summary>
    public static SandboxJob Of(CodeOptimization type, FunctionProfile profile, string text, params SandboxCase[] cases)
    {
        var platform = ASource.Of("Shop.F", text);
        var source = platform.Functions["quote"];
        var candidate = type.Generate(type.Detect(profile, source)!, source, new Dictionary<string, OptimizationPlan>());
        var bundle = BundleCompiler.Compile(platform, candidate);
        Assert.True(bundle.Image is not null, string.Join('\n', bundle.Errors));
        return new SandboxJob
        {
            Work = SandboxWork.Differential, Platform = platform.Image, BaselineType = "Shop.F", Bundle = bundle.Image, CandidateType = candidate.EntryType,
            Cases = cases, Limits = AJob.Limits(wallSeconds: 30), Optimization = type.Id,
            PlanJson = JsonSerializer.Serialize(candidate.Plan, new PlanJson(OptimizationCatalog.Discover()).Options),
        };
    }

    /// <summary>Asserts that the candidate does what the original does, and passes the type's scenarios.</summary>
    public static async Task IsEquivalentAsync(SandboxProcess sandbox, SandboxJob job)
    {
        var report = await sandbox.RunAsync(job, TestContext.Current.CancellationToken);
        var verdict = EquivalenceExaminer.Examine(report, job.Cases, job.Cases.Count).Verdict;
        Assert.True(verdict.Outcome == VerdictOutcome.Pass, $"{string.Join(' ', verdict.Reasons.Select(r => r.Sentence))} {report.Because}");
        var scenarios = await sandbox.RunAsync(job with { Work = SandboxWork.Scenarios }, TestContext.Current.CancellationToken);
        Assert.True(scenarios.Outcome == SandboxOutcome.Completed, scenarios.Because);
        Assert.All(scenarios.Scenarios, s => Assert.True(s.Passed, $"{s.Scenario}: {s.Because}"));
    }

    /// <summary>A quantile of a side's durations, in milliseconds.</summary>
    public static double Quantile(SandboxReport report, string side, double q)
    {
        var sorted = report.Results.Where(r => r.Side == side).Select(r => r.DurationMs).Order().ToList();
        return sorted[(int)(q * (sorted.Count - 1))];
    }
}
