using Optimizer.Core.Learning.Experiences;

namespace Optimizer.Core.Learning;

/// <summary>What a learner went through since the oldest state that it remembers.</summary>
/// <param name="Traits">Change of the three traits, as focus, resilience, adaptability.</param>
/// <param name="ModeSwitches">Among the remembered states.</param>
/// <param name="Outcomes">Remembered experiences by kind.</param>
/// <param name="MeanReward">Of these; NaN when there are none.</param>
/// <param name="MedianLatencyMicroseconds">Of the remembered cycles.</param>
public sealed record ProgressSummary(
    long Cycles, int Level, double Accuracy, IReadOnlyList<double> Traits, int ModeSwitches,
    IReadOnlyDictionary<ExperienceKind, int> Outcomes, double MeanReward, double MedianLatencyMicroseconds, long Refused)
{
    internal static ProgressSummary Of(IReadOnlyList<OptimizationState> history, IReadOnlyList<Experience> experiences, long refused)
    {
        var (first, last) = history.Count == 0 ? (default, default) : (history[0], history[^1]);
        var latencies = history.Select(s => s.LatencyMicroseconds).Order().ToArray();
        return new ProgressSummary(
            last.Cycle, last.Level, history.Count == 0 ? double.NaN : last.Accuracy, Moved(first.Traits, last.Traits),
            history.Zip(history.Skip(1)).Count(p => p.First.Mode != p.Second.Mode),
            experiences.GroupBy(e => e.Kind).ToDictionary(g => g.Key, g => g.Count()),
            experiences.Select(e => e.Reward).DefaultIfEmpty(double.NaN).Average(),
            latencies.Length == 0 ? double.NaN : latencies[latencies.Length / 2], refused);
    }

    private static double[] Moved(Traits from, Traits to) =>
    [
        to.Focus.Current - from.Focus.Current,
        to.Resilience.Current - from.Resilience.Current,
        to.Adaptability.Current - from.Adaptability.Current,
    ];
}
