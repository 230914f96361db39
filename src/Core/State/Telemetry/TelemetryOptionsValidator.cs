namespace Optimizer.Core.State.Telemetry;

internal static class TelemetryOptionsValidator
{
    /// <exception cref="ArgumentException">Names every option that is out of its range.</exception>
    public static void Require(TelemetryOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var faults = Faults(options).ToList();
        if (faults.Count > 0)
            throw new ArgumentException($"The telemetry options are not valid: {string.Join("; ", faults)}.", nameof(options));
    }

    private static IEnumerable<string> Faults(TelemetryOptions options)
    {
        if (options.DetectionWindow < TimeSpan.FromMinutes(1) || options.DetectionWindow > TimeSpan.FromDays(7))
            yield return $"DetectionWindow is {options.DetectionWindow}, not 1 min to 7 d";
        if (options.EvidenceBucket < TimeSpan.FromMilliseconds(100) || options.EvidenceBucket > TimeSpan.FromHours(1))
            yield return $"EvidenceBucket is {options.EvidenceBucket}, not 100 ms to 1 h";
        if (options.Retention < options.DetectionWindow)
            yield return $"Retention is {options.Retention}, less than DetectionWindow, {options.DetectionWindow}";
    }
}
