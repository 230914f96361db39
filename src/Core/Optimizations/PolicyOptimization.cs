using Optimizer.Core.Generation;
using Optimizer.Core.Model;
using Optimizer.Core.Proof;
using Optimizer.Core.Source;
using Optimizer.Runtime.Policies;

namespace Optimizer.Core.Optimizations;

/// <summary>An optimization that wraps the function in a step of its pipeline.</summary>
public abstract class PolicyOptimization : Optimization
{
    public sealed override OptimizationClass Class => OptimizationClass.Policy;

    /// <summary>Where the step stands; order among policies is declared here, never by position.</summary>
    public abstract PolicyStage Stage { get; }

    /// <summary>The decorator's name where this is its only policy: <c>CachedPriceQuote</c> for <c>PriceQuote</c>.</summary>
    public abstract string DecoratorName(string functionClass);

    /// <summary>The call on the generated pipeline builder, without the leading dot: <c>AddCaching(new CachingOptions { … })</c>.</summary>
    public abstract string BuilderCall(OptimizationPlan plan);

    /// <summary>Namespaces that <see cref="BuilderCall"/>'s text needs besides those of the policies.</summary>
    public virtual IReadOnlyList<string> Namespaces(OptimizationPlan plan) => [];

    /// <summary>Whether the step matches requests by their JSON and gives one response to several callers.</summary>
    public virtual bool SharesResponses => false;

    /// <summary>Whether the step is there to change the load of the function, so that durations are simulated by it.</summary>
    public virtual bool ChangesLoad => false;

    /// <summary>Whether calls wait in the step, so that the durations recorded behind it hold that wait already.</summary>
    public virtual bool HoldsCalls => false;

    /// <summary>Whether what it does would be wrong where several processes do it beside each other.</summary>
    public virtual bool NeedsOneInstance => false;

    /// <summary>What the step changes for the steps beside it.</summary>
    public virtual Surroundings Changes(OptimizationPlan plan) => Surroundings.None;

    /// <summary>By how much the contract lets the 95th percentile of the time to an answer rise, beyond the usual tolerance.</summary>
    public virtual TimeSpan AcceptedDelay(OptimizationPlan plan) => TimeSpan.Zero;

    /// <summary>What the decorator does, as its doc comment's sentence.</summary>
    public abstract string Summary(OptimizationPlan plan, string functionClass);

    /// <summary>The very policy object that the generated code builds.</summary>
    public abstract IFunctionPolicy<TRequest, TResponse> CreatePolicy<TRequest, TResponse>(
        OptimizationPlan plan, PolicyServices<TRequest, TResponse> services)
        where TRequest : notnull;

    public override Candidate Generate(
        Opportunity opportunity, FunctionSource source, IReadOnlyDictionary<string, OptimizationPlan> live) =>
        CandidateComposer.Compose(this, opportunity, source, live);
}
