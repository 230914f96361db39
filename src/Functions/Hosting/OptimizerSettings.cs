using Microsoft.Extensions.Configuration;
using Optimizer.Core.Catalog;
using Optimizer.Core.State;

namespace Optimizer.Functions.Hosting;

/// <summary>The app's settings, checked once at its start.</summary>
public sealed record OptimizerSettings
{
    /// <summary>
    /// <c>OptimizerStorage</c>: a connection string, or <c>https://ACCOUNT.blob.core.windows.net</c> for an Entra identity. Default: the account of
    /// <c>AzureWebJobsStorage</c>, in either form.
    /// </summary>
    public required string StorageAccount { get; init; }

    /// <summary><c>AzureWebJobsStorage__clientId</c>: a user-assigned identity; null: the app's own, or the developer's.</summary>
    public string? IdentityClientId { get; init; }

    /// <summary><c>Optimizer__SigningKey</c>: address of the Key Vault key (EC, P-256) that signs bundles.</summary>
    public Uri? SigningKey { get; init; }

    /// <summary><c>Optimizer__SigningKeyFolder</c>: folder of a signing key in a file, for one machine.</summary>
    public string? SigningKeyFolder { get; init; }

    /// <summary><c>Optimizer__Autonomy</c>: of platforms that are registered without saying so. Default: approve.</summary>
    public Autonomy Autonomy { get; init; } = Autonomy.Approve;

    /// <summary><c>Optimizer__HistoryRetention</c>: how long ended orchestrations are kept, 1 to 3650 days. Default: 30 days.</summary>
    public TimeSpan HistoryRetention { get; init; } = TimeSpan.FromDays(30);

    /// <summary><c>Optimizer__ReviewDeadline</c>: how long a held version waits for a person, 1 hour to 90 days. Default: 7 days.</summary>
    public TimeSpan ReviewDeadline { get; init; } = TimeSpan.FromDays(7);

    /// <summary><c>Optimizations__&lt;id&gt;__&lt;option&gt;</c>: when each optimization is proposed, and with which values. Default: as each declares.</summary>
    public OptimizationCatalog Catalog { get; init; } = OptimizationCatalog.Discover();

    /// <summary><c>Optimizer__AlertWebhook</c>: https address that alerts are posted to, beside the log; null: nowhere.</summary>
    public Uri? AlertWebhook { get; init; }

    /// <summary><c>Optimizer__AlertSecret</c>: key of the alerts' signature, 16 characters or more; null: they are not signed.</summary>
    public string? AlertSecret { get; init; }

    /// <exception cref="SettingsException">One or more settings are missing or wrong; the message lists all of them.</exception>
    public static OptimizerSettings From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var reader = new SettingsReader(configuration);
        var settings = new OptimizerSettings
        {
            StorageAccount = reader.StorageAccount(),
            IdentityClientId = reader.Text("AzureWebJobsStorage:clientId"),
            SigningKey = reader.Address("Optimizer:SigningKey"),
            SigningKeyFolder = reader.Text("Optimizer:SigningKeyFolder"),
            Autonomy = reader.Autonomy("Optimizer:Autonomy", Autonomy.Approve),
            HistoryRetention = reader.Time("Optimizer:HistoryRetention", TimeSpan.FromDays(30), TimeSpan.FromDays(1), TimeSpan.FromDays(3650)),
            Catalog = reader.Catalog(),
            ReviewDeadline = reader.Time("Optimizer:ReviewDeadline", TimeSpan.FromDays(7), TimeSpan.FromHours(1), TimeSpan.FromDays(90)),
            AlertWebhook = reader.Address("Optimizer:AlertWebhook", isSecret: true),
            AlertSecret = reader.Text("Optimizer:AlertSecret"),
        };
        if (settings.AlertSecret is { Length: < 16 }) reader.Fault("Optimizer:AlertSecret", "it is shorter than 16 characters");
        reader.Require("CycleSchedule", "when cycles start, as NCRONTAB: 0 0 * * * *");
        reader.Require("PurgeSchedule", "when old telemetry and histories are deleted, as NCRONTAB: 0 30 3 * * *");
        if (settings is { SigningKey: null, SigningKeyFolder: null })
            reader.Fault("Optimizer:SigningKey", "nothing signs bundles; give the address of a Key Vault key, or Optimizer:SigningKeyFolder on a developer's machine");
        reader.ThrowIfFaulty();
        return settings;
    }
}
