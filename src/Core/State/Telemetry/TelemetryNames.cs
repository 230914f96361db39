using System.Globalization;

namespace Optimizer.Core.State.Telemetry;

/// <summary>Every name of stored telemetry: they are persisted, and sort by time.</summary>
internal static class TelemetryNames
{
    public const string Container = "telemetry";

    public static string Hour(string platform, DateTimeOffset moment) =>
        FormattableString.Invariant($"{platform}/{moment.UtcDateTime:yyyyMMddHH}/");

    /// <summary>A batch by its first invocation's start and its content, so that the same batch has the same name.</summary>
    public static string Batch(string platform, DateTimeOffset first, string sha256) =>
        FormattableString.Invariant($"{Hour(platform, first)}{first.UtcDateTime:mmssfffffff}-{sha256[..32]}");

    /// <summary>When the first invocation of a batch began, by its name.</summary>
    public static DateTimeOffset Start(string batch)
    {
        var parts = batch.Split('/');
        return DateTimeOffset.ParseExact(
            parts[^2] + parts[^1][..11], "yyyyMMddHHmmssfffffff", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
    }

    public static string Evidence(string platform, string function) => $"evidence:{platform}:{function}";

    public static string EvidenceFunctions(string platform) => "evidence-functions:" + platform;

    public static string Bucket(DateTimeOffset start) => FormattableString.Invariant($"{start.UtcDateTime:yyyyMMddHHmmssfff}");

    public static DateTimeOffset BucketStart(string row) =>
        DateTimeOffset.ParseExact(row, "yyyyMMddHHmmssfff", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static bool IsFunction(string name) => Runtime.Names.IsName(name);
}
