using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Traffic;
using Optimizer.Runtime.Policies;

namespace Optimizer.Core.Simulation;

/// <summary>
/// Replays a window of recorded arrivals against the very policies that would be deployed, in virtual time on the calling
/// thread, each of the trace's instances with policies of its own, as each process has them. Arrivals, durations and failures
/// come from the trace; attempts that never happened draw from outcomes close in time. Load that policies take from the function
/// changes its recorded durations only where <see cref="SimulationOptions.FollowLoad"/>.
/// </summary>
public static class PolicySimulator
{
    /// <summary>Simulates the pipeline of some plans.</summary>
    /// <param name="window">Recorded arrivals, ascending by start.</param>
    /// <param name="steps">The policies with their plans, in any order; they are composed by stage. None: the trace itself.</param>
    /// <param name="options">How to draw what the trace does not say.</param>
    /// <param name="cancellationToken">Stops the simulation.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="SimulationFaultException">A policy left virtual time, or never answered.</exception>
    public static SimulationResult Run(
        TraceWindow window,
        IReadOnlyList<(PolicyOptimization Type, OptimizationPlan Plan)> steps,
        SimulationOptions options,
        CancellationToken cancellationToken = default) =>
        Run(
            window, services => [.. steps.OrderBy(s => s.Type.Stage).Select(s => s.Type.CreatePolicy(s.Plan, services))],
            (options ?? throw new ArgumentNullException(nameof(options))) with { FollowLoad = options.FollowLoad || steps.Any(s => s.Type.ChangesLoad) }, cancellationToken);

    /// <summary>Simulates any policies.</summary>
    /// <param name="window">Recorded arrivals, ascending by start.</param>
    /// <param name="createPolicies">
    /// Makes the policies of one instance, from the caller inwards, out of the simulation's clock, draws and keys.
    /// </param>
    /// <param name="options">How to draw what the trace does not say.</param>
    /// <param name="cancellationToken">Stops the simulation.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="SimulationFaultException">A policy left virtual time, or never answered.</exception>
    public static SimulationResult Run(
        TraceWindow window,
        Func<PolicyServices<SimulatedRequest, SimulatedResponse>, IReadOnlyList<IFunctionPolicy<SimulatedRequest, SimulatedResponse>>> createPolicies,
        SimulationOptions options,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(window);
        ArgumentNullException.ThrowIfNull(createPolicies);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();

        var recorded = new RecordedOutcomes(window);
        var time = new VirtualTime(recorded.Count == 0 ? 0 : recorded[0].StartTicks);
        var load = options.FollowLoad ? new LoadModel(window.Calls.Span) : null;
        var function = new SimulatedFunction(recorded, new OutcomeDraws(recorded, options), time, load);
        var pipelines = new InstancePipelines(i => new(function, createPolicies(Services(time, options, i))));
        var replay = new PolicyReplay(recorded, time, pipelines);
        InlineOnly(() => replay.Run(cancellationToken));

        var optimized = new ArrivalOutcomes(replay.LatencyMs, replay.Failed, function.DependencyCalls);
        return new SimulationResult(window, recorded.Arrivals, optimized)
        {
            Baseline = OutcomeSummaries.Of(recorded.Arrivals),
            Optimized = OutcomeSummaries.Of(optimized),
            Executions = function.Executions,
            MaxStaleness = replay.MaxStaleness,
        };
    }

    private static PolicyServices<SimulatedRequest, SimulatedResponse> Services(VirtualTime time, SimulationOptions options, ushort instance) => new()
    {
        Time = time,
        NextDouble = new Random(unchecked(options.Seed + instance)).NextDouble,
        KeyOf = request => request.Key,
        CopyOf = response => response,
        ResumeInline = true,
    };

    /// <summary>Continuations run inline only where no synchronization context is current.</summary>
    private static void InlineOnly(Action run)
    {
        var caller = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            run();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(caller);
        }
    }
}
