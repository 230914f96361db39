using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Optimizer.Storage;

/// <summary>Names this process as an owner of workflow leases, and tells whether the process of another name has ended.</summary>
public static class ProcessOwner
{
    /// <summary>A start is reckoned from the machine's uptime and may come out a moment apart in two processes.</summary>
    private const long ToleranceSeconds = 5;

    /// <summary><c>{machine}:{pid}:{start}</c>; the start tells a process from a later one with the same id.</summary>
    public static string Current { get; } = Name();

    /// <summary>True only for a process of this machine that is gone; false when it runs or cannot be known.</summary>
    public static bool HasEnded(string owner)
    {
        ArgumentNullException.ThrowIfNull(owner);
        var parts = owner.Split(':');
        if (parts.Length != 3 || parts[0] != Machine()) return false;
        if (!int.TryParse(parts[1], CultureInfo.InvariantCulture, out var id)) return false;
        if (!long.TryParse(parts[2], CultureInfo.InvariantCulture, out var start)) return false;
        try
        {
            using var process = Process.GetProcessById(id);
            return process.HasExited || Math.Abs(Start(process) - start) > ToleranceSeconds;
        }
        catch (ArgumentException)
        {
            return true;
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or NotSupportedException)
        {
            return false;
        }
    }

    private static string Name()
    {
        using var process = Process.GetCurrentProcess();
        return FormattableString.Invariant($"{Machine()}:{process.Id}:{Start(process)}");
    }

    private static long Start(Process process) => process.StartTime.ToUniversalTime().Ticks / TimeSpan.TicksPerSecond;

    private static string Machine() => string.Concat(Environment.MachineName.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' ? c : '_'));
}
