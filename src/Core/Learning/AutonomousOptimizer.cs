using Optimizer.Core.Learning.Anomalies;
using Optimizer.Core.Learning.Bandit;
using Optimizer.Core.Learning.Classification;
using Optimizer.Core.Learning.Experiences;
using Optimizer.Core.Learning.Inputs;
using Optimizer.Core.Learning.Stages;

namespace Optimizer.Core.Learning;

/// <summary>
/// Tier 1: one learner per platform, in memory and bounded. Each cycle takes one input through four stages and gives the state that
/// Tier 2 is steered by. Not thread-safe: callers take turns.
/// </summary>
public sealed class AutonomousOptimizer
{
    private readonly AutonomousOptimizerOptions options;
    private readonly TimeProvider time;
    private readonly BandPowerAnalyzer analyzer = new();
    private readonly ConcreteExperience experience = new();
    private readonly ReflectiveObservation observation = new();
    private readonly AbstractConceptualization conceptualization = new();
    private readonly ActiveExperimentation experimentation;
    private readonly Ring<OptimizationState> history;
    private AnomalyDetector? metrics;
    private double latency;
    private long switched;

    public AutonomousOptimizer(AutonomousOptimizerOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        (this.options, this.time) = (options, time);
        experimentation = new ActiveExperimentation(options);
        history = new Ring<OptimizationState>(options.Capacity);
        State = new OptimizationState { Score = 0.5, Accuracy = double.NaN, Traits = Traits.Neutral, MemoryBytes = Bytes };
    }

    /// <summary>After the last accepted cycle.</summary>
    public OptimizationState State { get; private set; }

    /// <summary>Inputs that were refused.</summary>
    public long Refused { get; private set; }

    /// <summary>How often each type held, by context.</summary>
    public OutcomeModels Models => experimentation.Models;

    /// <summary>How labelled windows were predicted.</summary>
    public PrequentialAccuracy Labelled => experimentation.Labelled;

    public IReadOnlyList<Experience> Experiences => experimentation.Experiences.ToArray();

    /// <summary>Past states, oldest first.</summary>
    public IReadOnlyList<OptimizationState> History => history.ToArray();

    /// <summary>One cycle over a neural sample.</summary>
    /// <param name="label">What the sample is known to be, 0 to 7; -1 when it is not known.</param>
    public CycleResult RunCycle(BandValues values, LearningEnvironment environment, int label = -1)
    {
        var started = time.GetTimestamp();
        if (values.Check() is var rejection and not InputRejection.None) return Refuse(rejection);
        return Cycle(values, environment, label, 0, started);
    }

    /// <summary>One cycle over a raw window; how finely its spectrum is computed depends on the mode.</summary>
    public CycleResult RunCycle(SignalWindow window, LearningEnvironment environment, int label = -1)
    {
        var started = time.GetTimestamp();
        if (window.Check() is var rejection and not InputRejection.None) return Refuse(rejection);
        var (segment, overlap) = ModeWindow.Of(State.Mode, window.Rate);
        var values = analyzer.Analyze(window, segment, overlap);
        if (values.Check() is var unusable and not InputRejection.None) return Refuse(unusable);
        experience.Artifacts += analyzer.Artifacts;
        return Cycle(values, environment, label, 0, started);
    }

    /// <summary>One cycle over a window that was read elsewhere.</summary>
    /// <param name="artifacts">Channels that were left out of it.</param>
    internal CycleResult RunCycle(BandValues values, LearningEnvironment environment, int label, int artifacts)
    {
        if (values.Check() == InputRejection.None) experience.Artifacts += artifacts;
        return RunCycle(values, environment, label);
    }

    /// <summary>One cycle over new points of this platform's metric; each goes through the anomaly detector, in order.</summary>
    public CycleResult RunCycle(ReadOnlySpan<MetricPoint> points, LearningEnvironment environment)
    {
        var started = time.GetTimestamp();
        if (MetricPoint.Check(points) is var rejection and not InputRejection.None) return Refuse(rejection);
        metrics ??= new AnomalyDetector(new AnomalyOptions());
        var likelihood = 0.0;
        foreach (var point in points) likelihood = Math.Max(likelihood, metrics.Observe(point).Likelihood);
        return Cycle(ScaleEnergies.Of(points), environment, -1, likelihood, started);
    }

    /// <summary>Learns from the outcome of an optimization.</summary>
    /// <returns>Whether it is new; an outcome that is told twice counts once.</returns>
    public bool Learn(Experience outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return experimentation.Learn(outcome);
    }

    /// <summary>What changed since the oldest state that is remembered.</summary>
    public ProgressSummary Summarise() => ProgressSummary.Of(History, Experiences, Refused);

    public OptimizerSnapshot Save() => new()
    {
        State = State,
        Refused = Refused,
        SwitchedAt = switched,
        Bands = [.. experience.Bands],
        Moments = [observation.FastMean, observation.SlowMean, observation.RecentEnergy, observation.LongEnergy,
            conceptualization.Engagement, conceptualization.Stability, conceptualization.Drift],
        Experiences = experimentation.Experiences.ToArray(),
        KnownIds = experimentation.KnownIds,
        Models = [.. experimentation.Models.All.Select(m => new ModelSnapshot(m.Key.Type, m.Key.Context, m.Value))],
        History = history.ToArray(),
    };

    /// <summary>A learner that goes on where another stopped. Detectors and labelled windows are learned anew from the next input.</summary>
    public static AutonomousOptimizer Restore(OptimizerSnapshot snapshot, AutonomousOptimizerOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        snapshot.Check();
        var learner = new AutonomousOptimizer(options, time)
        {
            State = snapshot.State, Refused = snapshot.Refused, switched = snapshot.SwitchedAt, latency = snapshot.State.LatencyMicroseconds,
        };
        snapshot.Bands.CopyTo(learner.experience.Bands, 0);
        learner.experience.Artifacts = snapshot.State.Artifacts;
        learner.Restore(snapshot.Moments);
        learner.conceptualization.Traits = snapshot.State.Traits;
        foreach (var model in snapshot.Models) learner.Models.Restore((model.Type, model.Context), model.Posterior);
        learner.experimentation.Restore(snapshot.Experiences, snapshot.KnownIds);
        foreach (var state in snapshot.History) learner.history.Add(state);
        return learner;
    }

    private void Restore(RunningMoments[] moments)
    {
        (observation.FastMean, observation.SlowMean, observation.RecentEnergy, observation.LongEnergy) = (moments[0], moments[1], moments[2], moments[3]);
        (conceptualization.Engagement, conceptualization.Stability, conceptualization.Drift) = (moments[4], moments[5], moments[6]);
    }

    private CycleResult Cycle(BandValues values, LearningEnvironment environment, int label, double likelihood, long started)
    {
        var filtered = experience.Filter(values, State.Traits, options.Memory / ModePolicy.Forgetting(State.Mode));
        var reflection = observation.Observe(filtered);
        var traits = conceptualization.Evolve(filtered, reflection, environment);
        if (label >= 0) experimentation.Learn(filtered, label);
        var elapsed = time.GetElapsedTime(started).TotalMicroseconds;
        latency += (elapsed - latency) / 16;
        var mode = ModePolicy.Decide(State.Mode, State.Cycle - switched, latency, reflection, options);
        if (mode != State.Mode) switched = State.Cycle;
        State = State with
        {
            Cycle = State.Cycle + 1, At = time.GetUtcNow(), Environment = environment, Mode = mode, Traits = traits,
            Score = State.Score + ((reflection.Stability - State.Score) / 16), LatencyMicroseconds = elapsed,
            Accuracy = experimentation.Accuracy, MemoryBytes = Bytes, Level = Level(State.Cycle + 1 + experimentation.Experiences.Count),
            AnomalyLikelihood = Math.Max(likelihood, reflection.Likelihood), Drift = reflection.Drift, Artifacts = experience.Artifacts,
        };
        history.Add(State);
        return new CycleResult(State, InputRejection.None);
    }

    private long Bytes => experimentation.Bytes + analyzer.Bytes + (metrics?.Bytes ?? 0)
        + ((long)history.Capacity * System.Runtime.CompilerServices.Unsafe.SizeOf<OptimizationState>());

    private static int Level(long lived) => System.Numerics.BitOperations.Log2((ulong)lived + 1);

    /// <summary>Counts an input that was refused; nothing else changes.</summary>
    internal CycleResult Refuse(InputRejection rejection)
    {
        Refused++;
        return new CycleResult(State, rejection);
    }
}
