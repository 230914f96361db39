namespace Optimizer.Local.Commands.Bench.Nab;

/// <summary>One series of the benchmark.</summary>
/// <param name="Name">Category and file, as in <c>realTweets/Twitter_volume_AAPL.csv</c>.</param>
/// <param name="Stamps">Timestamps as they are written in the file.</param>
/// <param name="Times">The same as times; labelled as UTC, since the files name no zone.</param>
/// <param name="Windows">Labelled windows: first and last point, both inclusive, ascending.</param>
internal sealed record NabSeries(
    string Name, IReadOnlyList<string> Stamps, DateTimeOffset[] Times, double[] Values, IReadOnlyList<(int First, int Last)> Windows)
{
    /// <summary>Points at the start that are not scored: 15 % of the first 5,000.</summary>
    public int Probation => (int)Math.Min(Math.Floor(0.15 * Values.Length), 0.15 * 5000);

    /// <summary>The folder of the series.</summary>
    public string Category => Name.Split('/')[0];
}
