using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Proof;
using Optimizer.Core.Source;
using Optimizer.Core.Traffic;
using Optimizer.Runtime.Policies;

namespace Optimizer.Core.Tests.Simulation;

/// <summary>Puts a cache (stage Cache) or a retry (stage Retry) in front of the function; detects and generates nothing.</summary>
internal sealed class FakePolicyOptimization(PolicyStage stage) : PolicyOptimization
{
    public override PolicyStage Stage => stage;

    public override string Id => $"fake-{stage}";

    public override string Title => Id;

    public override ContractTerms Needs => ContractTerms.None;

    public override Metric Objective => Metric.MeanLatency;

    public override Type PlanType => typeof(FakePlan);

    public override IReadOnlyList<Scenario> Scenarios => [];

    public override string Undo => "";

    public override string DecoratorName(string functionClass) => $"Fake{functionClass}";

    public override string BuilderCall(OptimizationPlan plan) => "";

    public override string Summary(OptimizationPlan plan, string functionClass) => "";

    public override Opportunity? Detect(FunctionProfile profile, FunctionSource source) => null;

    public override Candidate Generate(Opportunity opportunity, FunctionSource source, IReadOnlyDictionary<string, OptimizationPlan> live) =>
        throw new NotSupportedException();

    public override IFunctionPolicy<TRequest, TResponse> CreatePolicy<TRequest, TResponse>(
        OptimizationPlan plan, PolicyServices<TRequest, TResponse> services) => stage == PolicyStage.Cache
            ? new CachingPolicy<TRequest, TResponse>(new CachingOptions { TimeToLive = TimeSpan.FromSeconds(1) }, services)
            : new RetryPolicy<TRequest, TResponse>(new RetryOptions { ShouldRetry = static _ => true }, services);

    internal sealed record FakePlan : OptimizationPlan;
}
