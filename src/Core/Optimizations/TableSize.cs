using Optimizer.Core.Traffic;

namespace Optimizer.Core.Optimizations;

/// <summary>How many responses a table should hold.</summary>
internal static class TableSize
{
    /// <summary>The distinct requests of the window and half as many again, rounded up to one leading digit.</summary>
    /// <param name="profile">The traffic.</param>
    /// <param name="most">Most entries.</param>
    public static int For(FunctionProfile profile, int most)
    {
        var wanted = Math.Max(100, profile.Hashed * (1 - profile.RepeatRate) * 1.5);
        var unit = Math.Pow(10, Math.Floor(Math.Log10(wanted)));
        return (int)Math.Min(most, Math.Ceiling(wanted / unit) * unit);
    }
}
