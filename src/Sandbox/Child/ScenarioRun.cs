using System.Text.Json;
using Optimizer.Core.Catalog;
using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Proof;
using Optimizer.Sandbox.Protocol;
using Optimizer.Sandbox.Replay;
using Optimizer.Sandbox.Scenarios;

namespace Optimizer.Sandbox.Child;

/// <summary>The optimization's scenarios, each against a fresh candidate in a load context of its own.</summary>
internal sealed class ScenarioRun(SandboxJob job, FrameChannel channel)
{
    private readonly ExecutionLedger ledger = new();

    public async Task<string> RunAsync()
    {
        var catalog = OptimizationCatalog.Discover();
        var optimization = catalog.Find(job.Optimization ?? "")
            ?? throw new JobRefusedException($"There is no optimization \"{job.Optimization}\".");
        var plan = ReadPlan(catalog);
        using var replay = ReplayProxy.Start(ledger, TimeProvider.System);
        var references = await ReferenceRequests.CollectAsync(job, new CaseRunner(ledger, job.Limits, channel), replay);
        if (job.DistinctRequests && !new FreshRequests(Side.Candidate(job).Invoker, references).CanBeMade)
            return "A request has no text or number that could be another, so its calls cannot be told apart.";
        var scenarios = optimization.Scenarios.Where(s => job.OnlyScenarios.Count == 0 || job.OnlyScenarios.Contains(s.Id)).ToList();
        for (var i = 0; i < scenarios.Count; i++)
        {
            channel.Begin(i, SideNames.Candidate);
            channel.Scenario(await RunAsync(optimization, scenarios[i], plan, references, replay));
            channel.End(i, SideNames.Candidate);
        }
        return FormattableString.Invariant($"{scenarios.Count} scenarios of {optimization.Id} ran.");
    }

    private OptimizationPlan ReadPlan(OptimizationCatalog catalog)
    {
        try
        {
            return new PlanJson(catalog).Read(job.PlanJson ?? throw new JobRefusedException("Scenarios need the plan (PlanJson)."));
        }
        catch (JsonException e)
        {
            throw new JobRefusedException($"The plan cannot be read: {e.Message}", null, e);
        }
    }

    private async Task<ScenarioResult> RunAsync(
        Optimization optimization, Scenario scenario, OptimizationPlan plan, ReferenceRequests references, ReplayProxy replay)
    {
        var candidate = Side.Candidate(job);
        var scripted = optimization.Class == OptimizationClass.Policy;
        var harness = new ScenarioHarness(candidate, scripted, plan, references.ForOne(), ledger, replay, job.DistinctRequests);
        try
        {
            await Task.Run(() => scenario.Body(harness)).WaitAsync(job.Limits.CallTimeout, TimeProvider.System);
            return new ScenarioResult(scenario.Id, true, scenario.Sentence);
        }
        catch (ScenarioFailedException e)
        {
            return new ScenarioResult(scenario.Id, false, e.Message);
        }
        catch (TimeoutException)
        {
            return new ScenarioResult(scenario.Id, false, FormattableString.Invariant($"It did not end within {job.Limits.CallTimeout.TotalSeconds:0.###} s."));
        }
        catch (Exception e)
        {
            // Scenarios drive generated code: whatever it throws beyond what they expect is the finding.
            return new ScenarioResult(scenario.Id, false, $"Unexpected {e.GetType().FullName}: {e.Message}");
        }
        finally
        {
            replay.Manner = ReplayManner.AtOnce;
        }
    }
}
