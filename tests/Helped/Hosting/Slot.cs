namespace Helped.Hosting;

/// <summary>
/// When a function has its traffic, as shares of the run: those that wait for others at the same time, those that compute and those
/// that hold threads apart from them, so that none is measured by what it does to another.
/// </summary>
internal readonly record struct Slot(double From, double To)
{
    /// <summary>For what must be seen before, in and after an outage.</summary>
    public static Slot Whole => new(0, 1);

    public static Slot Waiting => new(0, 0.6);

    public static Slot Computing => new(0.6, 0.8);

    public static Slot Blocking => new(0.8, 1);
}
