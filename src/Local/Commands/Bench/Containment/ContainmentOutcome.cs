namespace Optimizer.Local.Commands.Bench.Containment;

/// <param name="Name">What the change does.</param>
/// <param name="Limits">Whose limits: <c>prove</c> or <c>pipeline</c>.</param>
/// <param name="Verdict"><c>refused</c> where the change was found out and named; else what the proof made of it.</param>
/// <param name="Because">The verdict's sentences.</param>
/// <param name="Seconds">From source text to verdict.</param>
internal sealed record ContainmentOutcome(string Name, string Limits, string Verdict, string Because, double Seconds)
{
    /// <summary>Seconds that a contained change may cost.</summary>
    public const double MostSeconds = 10;

    public bool IsKept => Verdict == "refused" && Seconds < MostSeconds;
}
