using Microsoft.Extensions.DependencyInjection;
using Optimizer.Api.Alerts;
using Optimizer.Core.State;
using Optimizer.Local.Store;
using Optimizer.Runtime;

namespace Optimizer.Local.Hosting;

/// <summary>How one process hosts the optimizer.</summary>
internal sealed record OptimizerHostOptions
{
    /// <summary>Folder of the store, the signing key and the admin key; created when it is not there.</summary>
    public required string DataPath { get; init; }

    /// <summary>The store of what is not a key; null (default): a file in the folder.</summary>
    public AccountStore? Account { get; init; }

    /// <summary>Address to listen on; port 0 takes a free one. Default: loopback, a free port.</summary>
    public Uri Url { get; init; } = new("http://127.0.0.1:0");

    /// <summary>How far cycles may go on platforms that are registered without saying so. Default: approve.</summary>
    public Autonomy Autonomy { get; init; } = Autonomy.Approve;

    /// <summary>Between two looks at the evidence of live and canary versions, &gt; 0. Default: 5 minutes.</summary>
    public TimeSpan MonitorInterval { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Between two cycles of a platform, &gt; 0; null: cycles are only started by hand. Default: 1 hour.</summary>
    public TimeSpan? CycleInterval { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Between two purges of what is past its retention, &gt; 0. Default: 1 hour.</summary>
    public TimeSpan PurgeInterval { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long a review waits for a person, &gt; 0; then it is rejected and the next cycle decides anew. Default: 7 days.</summary>
    public TimeSpan ReviewDeadline { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Between two inspections of the store, &gt; 0. Default: 6 hours.</summary>
    public TimeSpan InspectionInterval { get; init; } = TimeSpan.FromHours(6);

    /// <summary>Where alerts are posted to, beside the log; null (default): nowhere.</summary>
    public AlertWebhookOptions? AlertWebhook { get; init; }

    /// <summary>Width of the time buckets that evidence is summed in, 100 ms to 1 hour. Default: 1 minute.</summary>
    public TimeSpan EvidenceBucket { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Serves and optimizes the optimizer's own platform too; null (default): not. How it is recorded and followed.</summary>
    public Action<PlatformOptions>? Self { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where log lines go; null: nowhere.</summary>
    public TextWriter? Log { get; init; }

    /// <summary>Registers what is to differ from the defaults (<c>RolloutOptions</c>, <c>TelemetryOptions</c>, <c>ProofOptions</c> …); null: nothing.</summary>
    public Action<IServiceCollection>? Configure { get; init; }

    /// <exception cref="ArgumentException">One or more values are out of range; the message lists all of them.</exception>
    public void Validate()
    {
        List<string> faults = [];
        if (string.IsNullOrWhiteSpace(DataPath)) faults.Add("DataPath is empty.");
        if (!Url.IsAbsoluteUri || Url.Scheme != Uri.UriSchemeHttp) faults.Add($"Url '{Url}' is not an absolute http address.");
        if (MonitorInterval <= TimeSpan.Zero) faults.Add($"MonitorInterval {MonitorInterval} is not positive.");
        if (CycleInterval <= TimeSpan.Zero) faults.Add($"CycleInterval {CycleInterval} is not positive; leave it out to start cycles by hand.");
        if (PurgeInterval <= TimeSpan.Zero) faults.Add($"PurgeInterval {PurgeInterval} is not positive.");
        if (ReviewDeadline <= TimeSpan.Zero) faults.Add($"ReviewDeadline {ReviewDeadline} is not positive.");
        if (InspectionInterval <= TimeSpan.Zero) faults.Add($"InspectionInterval {InspectionInterval} is not positive.");
        if (EvidenceBucket < TimeSpan.FromMilliseconds(100) || EvidenceBucket > TimeSpan.FromHours(1))
            faults.Add($"EvidenceBucket {EvidenceBucket} is not within 100 ms to 1 hour.");
        if (faults.Count > 0) throw new ArgumentException(string.Join(Environment.NewLine, faults));
    }
}
