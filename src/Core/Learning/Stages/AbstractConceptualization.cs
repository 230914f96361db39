namespace Optimizer.Core.Learning.Stages;

/// <summary>
/// Stage 3: traits evolve with momentum towards what the input speaks for. Each drive is standardised by its own recent past, so
/// that no unit or level of the input can hold a trait at its bound; a pull towards the baseline, and of the baseline towards
/// the middle, keeps it from staying there.
/// </summary>
internal sealed class AbstractConceptualization
{
    private const double Momentum = 0.9;
    private const double Rate = 0.02;
    private const double Pull = 0.02;
    private const double BaselineRate = 0.002;
    private const double Memory = 512;

    public Traits Traits { get; set; } = Traits.Neutral;

    public RunningMoments Engagement { get; set; }

    public RunningMoments Stability { get; set; }

    public RunningMoments Drift { get; set; }

    public Traits Evolve(FilteredInput input, Reflection reflection, LearningEnvironment environment)
    {
        var scale = Scale(environment);
        var focus = Engagement.Score(input.Engagement);
        var resilience = Stability.Score(reflection.Stability);
        var adaptability = Drift.Score(reflection.Drift);
        Engagement = Engagement.Add(input.Engagement, Memory);
        Stability = Stability.Add(reflection.Stability, Memory);
        Drift = Drift.Add(reflection.Drift, Memory);
        Traits = new Traits(
            Step(Traits.Focus, focus, scale), Step(Traits.Resilience, resilience, scale), Step(Traits.Adaptability, adaptability, scale));
        return Traits;
    }

    public static double Scale(LearningEnvironment environment) => environment switch
    {
        LearningEnvironment.Research => 2,
        LearningEnvironment.Testing => 0.5,
        LearningEnvironment.Production => 0.25,
        _ => 1,
    };

    private static Trait Step(Trait trait, double drive, double scale)
    {
        var push = (Rate * Math.Tanh(drive / 2)) - (Pull * (trait.Current - trait.Baseline));
        var velocity = (Momentum * trait.Velocity) + ((1 - Momentum) * scale * push);
        var current = Math.Clamp(trait.Current + velocity, Trait.Lowest, Trait.Highest);
        var baseline = trait.Baseline + (BaselineRate * scale * ((current - trait.Baseline) + (0.5 - trait.Baseline)));
        return new Trait(baseline, current, current - trait.Current);
    }
}
