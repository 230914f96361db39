using Optimizer.Core.Catalog;
using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Phases.Detection;
using Optimizer.Core.Phases.Validation;
using Optimizer.Core.Proof;
using Optimizer.Core.Source;
using Optimizer.Core.State;
using Optimizer.Core.Storage;
using Optimizer.Core.Traffic;

namespace Optimizer.Local.Commands.Bench.Controls;

/// <summary>Takes a change that changes nothing through the examination of any candidate.</summary>
internal sealed class ControlRun(ISandbox sandbox)
{
    private static readonly BlobPointer Nowhere = new("none", "none", "none", new string('0', 64));

    private readonly OptimizationCatalog catalog = OptimizationCatalog.Discover();

    /// <summary>The control of a seed: even seeds are policies, odd ones code.</summary>
    public async Task<ControlOutcome> RunAsync(int seed, CancellationToken cancellationToken)
    {
        var function = new ControlFunction(seed);
        var platform = PlatformCompiler.Compile(SourceOf(function), PlatformReferences.Default);
        var isPolicy = seed % 2 == 0;
        var type = catalog.Get(!isPolicy ? FormatConversion.TypeId : seed % 4 == 0 ? Memoization.TypeId : RequestDeduplication.TypeId);
        var opportunity = new Opportunity(ControlFunction.Id, type.Id, PlanOf(type), 0.5, []);
        var source = platform.Functions[ControlFunction.Id];
        var candidate = isPolicy ? type.Generate(opportunity, source, new Dictionary<string, OptimizationPlan>()) : SameAgain(opportunity, source);
        var image = BundleCompiler.Compile(platform, candidate).Image ?? throw new InvalidOperationException($"The control of seed {seed} does not compile.");
        var detected = new DetectedOpportunity(opportunity, Nowhere, 0, 0, 1, 1, 1);
        var subject = new CandidateUnderTest("controls", detected, candidate, type, platform, TrafficOf(function), image, []);
        var options = new ProofOptions { Seed = seed };
        var examination = await new CandidateExaminer(sandbox, new PlanJson(catalog), options).ExamineAsync(subject, cancellationToken).ConfigureAwait(false);
        return Outcome(seed, isPolicy ? "policy" : "code", subject, examination);
    }

    private static ControlOutcome Outcome(int seed, string kind, CandidateUnderTest subject, Examination examination)
    {
        var decision = GatePolicy.Decide(examination.Verdicts, CandidateAssessor.Assess(subject, examination), Autonomy.Full, new GateOptions());
        var improvement = examination.Improvement;
        return new ControlOutcome(
            seed, kind, subject.Type.Id, improvement?.Verdict.Outcome.ToString().ToLowerInvariant() ?? "none", decision.Release.ToString().ToLowerInvariant(),
            Math.Round(improvement?.Predicted.Value ?? 0, 4), Math.Round(improvement?.Confidence ?? 0, 4), decision.Reasons[0].Sentence);
    }

    private static PlatformSource SourceOf(ControlFunction function) => new(
        new PlatformDefinition("controls", [new FunctionDefinition(ControlFunction.Id, "Controls.Control")], []),
        new Dictionary<string, string>(StringComparer.Ordinal) { ["Control.cs"] = function.Source });

    private static OptimizationPlan PlanOf(Optimization type) => type switch
    {
        Memoization => new Memoization.Plan(1_000),
        RequestDeduplication => new RequestDeduplication.Plan(TimeSpan.FromMinutes(1)),
        _ => new FormatConversion.Plan([]),
    };

    /// <summary>The original's source as a rewrite of itself.</summary>
    private static Candidate SameAgain(Opportunity opportunity, FunctionSource source)
    {
        var text = source.Platform.Files[source.File];
        return new Candidate(ControlFunction.Id, opportunity.Type, source.Type.ToMetadataName(), text, [])
        {
            Plan = opportunity.Plan,
            Plans = new Dictionary<string, OptimizationPlan> { [opportunity.Type] = opportunity.Plan },
            BundleSource = text,
            Features = new ChangeFeatures(0, 0, 0, 0),
        };
    }

    private static FunctionTraffic TrafficOf(ControlFunction function)
    {
        var collector = new TrafficCollector(new TrafficOptions());
        foreach (var invocation in function.Trace()) collector.Observe(invocation);
        return collector.Build()[ControlFunction.Id];
    }
}
