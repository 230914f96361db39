using System.Net;

namespace Optimizer.Api.Alerts;

/// <summary>Where alerts are posted to.</summary>
public sealed record AlertWebhookOptions
{
    /// <summary>https, or http to this machine. May hold a token: only its host is ever logged.</summary>
    public required Uri Url { get; init; }

    /// <summary>Key of the HMAC-SHA-256 in the header <c>x-optimizer-signature</c>; null: no such header. Never logged.</summary>
    public string? Secret { get; init; }

    /// <summary>Alerts that wait for the receiver, 1 to 100,000; beyond it the oldest is dropped (the log has all). Default: 256.</summary>
    public int MaxQueued { get; init; } = 256;

    /// <summary>How long one attempt may take, above 0. Default: 10 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Attempts after the first one, 0 to 20, with growing pauses. Default: 5.</summary>
    public int Retries { get; init; } = 5;

    /// <summary>The pause before the second attempt, above 0; it doubles each time. Default: 1 s.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <returns>What is wrong with an address; null: nothing.</returns>
    public static string? FaultOf(Uri? url) =>
        url is not { IsAbsoluteUri: true } ? "it is no absolute address"
        : url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && IsThisMachine(url)) ? null
        : "alerts go over https, or over http to this machine only";

    /// <exception cref="ArgumentException">One or more values are out of range; the message lists all of them, without the address.</exception>
    public void Validate()
    {
        List<string> faults = [];
        if (FaultOf(Url) is { } fault) faults.Add($"Url: {fault}.");
        if (Secret is { Length: < 16 }) faults.Add("Secret: it is shorter than 16 characters.");
        if (MaxQueued is < 1 or > 100_000) faults.Add($"MaxQueued {MaxQueued} is not within 1 to 100,000.");
        if (Timeout <= TimeSpan.Zero) faults.Add($"Timeout {Timeout} is not positive.");
        if (Retries is < 0 or > 20) faults.Add($"Retries {Retries} is not within 0 to 20.");
        if (Pause <= TimeSpan.Zero) faults.Add($"Pause {Pause} is not positive.");
        if (faults.Count > 0) throw new ArgumentException(string.Join(Environment.NewLine, faults));
    }

    private static bool IsThisMachine(Uri url) =>
        url.IsLoopback || (IPAddress.TryParse(url.DnsSafeHost, out var address) && IPAddress.IsLoopback(address));
}
