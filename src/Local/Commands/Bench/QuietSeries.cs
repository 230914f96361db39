namespace Optimizer.Local.Commands.Bench;

/// <summary>False alarms on one series of unchanged code.</summary>
internal sealed record QuietSeries(string Name, int Points, int Alarms)
{
    public double PerThousand => Points == 0 ? 0 : 1000.0 * Alarms / Points;
}
