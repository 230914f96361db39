namespace Optimizer.Local.Commands.Bench.Nab;

/// <summary>What the benchmark pays for a window that is found, and takes for a false alarm or a window that is missed.</summary>
/// <remarks>The three application profiles of Lavin and Ahmad, "Evaluating Real-time Anomaly Detection Algorithms", ICMLA 2015.</remarks>
internal sealed record NabProfile(string Name, double TruePositive, double FalsePositive, double FalseNegative)
{
    public static IReadOnlyList<NabProfile> All { get; } =
    [
        new("standard", 1, 0.11, 1),
        new("reward_low_FP_rate", 1, 0.22, 1),
        new("reward_low_FN_rate", 1, 0.11, 2),
    ];
}
