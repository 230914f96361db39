using Optimizer.Core.Learning.Stages;

namespace Optimizer.Core.Learning;

/// <summary>Which mode fits what is seen. Pure.</summary>
public static class ModePolicy
{
    private const double DriftLimit = 1;
    private const double LikelihoodLimit = 0.99;

    /// <param name="since">Cycles since the last switch.</param>
    /// <param name="latency">Mean of recent cycles, in microseconds.</param>
    public static LearningMode Decide(
        LearningMode current, long since, double latency, Reflection reflection, AutonomousOptimizerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (since < options.Dwell) return current;
        if (latency > options.LatencyBudget) return LearningMode.Efficiency;
        if (reflection.Likelihood > LikelihoodLimit) return LearningMode.Performance;
        if (reflection.Drift > DriftLimit) return LearningMode.Adaptive;
        return current == LearningMode.Efficiency && latency > options.LatencyBudget / 2 ? current : LearningMode.Balanced;
    }

    /// <summary>By which the memory is divided.</summary>
    public static double Forgetting(LearningMode mode) => mode == LearningMode.Adaptive ? 4 : 1;
}
