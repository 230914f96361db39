using System.ComponentModel.DataAnnotations;

namespace Optimizer.Runtime;

/// <summary>How one platform of an application is observed and updated. Checked when the host starts, all faults at once.</summary>
public sealed class PlatformOptions
{
    /// <summary>Root of the optimizer, <c>https://host/</c>. Null (default): nothing is sent and nothing is loaded.</summary>
    public Uri? Optimizer { get; set; }

    /// <summary>Key for the optimizer, sent as <c>x-functions-key</c>. Null (default): none is sent.</summary>
    public string? ApiKey { get; set; }

    /// <summary>
    /// The optimizer's public key, ECDSA P-256 as a SubjectPublicKeyInfo PEM. Null (default): no bundle is ever loaded and every
    /// function stays on its original.
    /// </summary>
    public string? PublicKeyPem { get; set; }

    /// <summary>
    /// File that remembers the newest route of each function, one per application instance and platform, so that an older one is refused after a
    /// restart too. Null (default): remembered as long as the process lives.
    /// </summary>
    public string? RouteMemoryPath { get; set; }

    /// <summary>How often routes are asked for. Default 10 s; 50 ms to 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "1.00:00:00")]
    public TimeSpan ManifestInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Every function returns to its original when the optimizer was not heard of for so long: no one would take a version back that
    /// goes wrong. Ends when it answers again. Default 1 hour; 1 min to 30 days.
    /// </summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan SafeStateAfter { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How often telemetry is sent. Default 1 s; 10 ms to 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "01:00:00")]
    public TimeSpan FlushInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Share of invocations recorded in full: request, response and dependency calls. Default 0.05; 0 to 1.</summary>
    [Range(0.0, 1.0)]
    public double RecordingRate { get; set; } = 0.05;

    /// <summary>Longest request or response body of a dependency that is recorded, in bytes. Default 65,536; 0 to 16 MiB.</summary>
    [Range(0, 16 * 1024 * 1024)]
    public int MaxBodyBytes { get; set; } = 64 * 1024;

    /// <summary>Invocations that wait to be sent; more are dropped and counted. Default 100,000; 100 to 10,000,000.</summary>
    [Range(100, 10_000_000)]
    public int MaxQueued { get; set; } = 100_000;

    /// <summary>Load contexts per function, those not yet collected included. Default 4; 2 to 64.</summary>
    [Range(2, 64)]
    public int MaxLoadedVersions { get; set; } = 4;

    /// <summary>Name of this process in telemetry. Null (default): machine name and process id.</summary>
    public string? Instance { get; set; }

    /// <summary>
    /// Secret, at least 16 characters, that keys the hashes of <see cref="SensitiveAttribute"/> members; the same on every instance, or
    /// hashes differ between them. Null (default): derived from <see cref="ApiKey"/>; without either, a key that lives as
    /// long as the process.
    /// </summary>
    [MinLength(16)]
    public string? SensitiveKey { get; set; }

    /// <summary>Seed of the draws that route and sample. Null (default): derived from <see cref="Instance"/>.</summary>
    public long? Seed { get; set; }
}
