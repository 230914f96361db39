using Optimizer.Core.Learning.Classification;

namespace Optimizer.Local.Commands.Bench.Eeg;

/// <summary>Shares are 0 to 1. <c>KappaTemporal</c>: 1 is perfect, 0 as good as repeating the last known label.</summary>
internal sealed record EegReport(
    string Protocol, int? Delay, long Predicted, double Accuracy, double BalancedAccuracy, double Majority, double NoChange, double KappaTemporal,
    IReadOnlyList<IReadOnlyList<long>> Confusion)
{
    public static EegReport Of(string protocol, int? delay, PrequentialAccuracy a) =>
        new(protocol, delay, a.Count, a.Accuracy, a.Balanced, a.Majority, a.NoChange, a.KappaTemporal, a.Confusion);

    public IEnumerable<string> Lines()
    {
        yield return Protocol;
        yield return FormattableString.Invariant($"accuracy {Accuracy:0.00%}, balanced {BalancedAccuracy:0.00%} on {Predicted} rows");
        yield return FormattableString.Invariant($"always the commonest label: {Majority:0.00%}; repeating the last known label: {NoChange:0.00%} (kappa-temporal {KappaTemporal:0.000})");
        foreach (var (row, actual) in Confusion.Select((row, actual) => (row, actual))) yield return $"actual {actual}: predicted 0 {row[0]}, 1 {row[1]}";
    }
}
