using Microsoft.Extensions.Configuration;
using Optimizer.Core.Optimizations;
using Optimizer.Core.State;
using Optimizer.Functions.Hosting;

namespace Optimizer.Functions.Tests.Hosting;

public class OptimizerSettingsTests
{
    [Fact]
    public void Defaults_are_those_of_the_documentation()
    {
        var settings = Read(("AzureWebJobsStorage:accountName", "acme"), ("Optimizer:SigningKey", "https://acme.vault.azure.net/keys/bundles"));

        Assert.Equal("https://acme.blob.core.windows.net", settings.StorageAccount);
        Assert.Equal(Autonomy.Approve, settings.Autonomy);
        Assert.Equal(TimeSpan.FromDays(30), settings.HistoryRetention);
        Assert.Equal(TimeSpan.FromDays(7), settings.ReviewDeadline);
        Assert.Null(settings.IdentityClientId);
    }

    [Fact]
    public void An_account_of_its_own_goes_before_the_hosts()
    {
        var settings = Read(
            ("OptimizerStorage", "https://own.blob.core.windows.net"), ("AzureWebJobsStorage", "UseDevelopmentStorage=true"),
            ("Optimizer:SigningKeyFolder", "keys"));

        Assert.Equal("https://own.blob.core.windows.net", settings.StorageAccount);
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var fault = Assert.Throws<SettingsException>(() => Of(
            ("CycleSchedule", ""), ("Optimizer:Autonomy", "always"), ("Optimizer:SigningKey", "http://acme.example"),
            ("Optimizer:HistoryRetention", "00:10:00"), ("Optimizer:ReviewDeadline", "soon")));

        Assert.Equal(
            """
            8 of the app's settings are wrong (a path's ':' is '__' in an environment variable):
              OptimizerStorage: is not set, and neither is AzureWebJobsStorage; give a connection string or https://ACCOUNT.blob.core.windows.net.
              Optimizer:SigningKey: 'http://acme.example' is not an absolute https address.
              Optimizer:Autonomy: 'always' is not one of recommend, approve, full.
              Optimizer:HistoryRetention: '00:10:00' is not a time from 1.00:00:00 to 3650.00:00:00 (days.hours:minutes:seconds).
              Optimizer:ReviewDeadline: 'soon' is not a time from 01:00:00 to 90.00:00:00 (days.hours:minutes:seconds).
              CycleSchedule: is not set; when cycles start, as NCRONTAB: 0 0 * * * *.
              PurgeSchedule: is not set; when old telemetry and histories are deleted, as NCRONTAB: 0 30 3 * * *.
              Optimizer:SigningKey: nothing signs bundles; give the address of a Key Vault key, or Optimizer:SigningKeyFolder on a developer's machine.
            """,
            fault.Message);
    }

    [Fact]
    public void Options_of_optimizations_are_settings_and_their_faults_are_told_with_the_others()
    {
        var settings = Read(("OptimizerStorage", "x"), ("Optimizer:SigningKeyFolder", "keys"), ("Optimizations:Caching:MinRepeatRate", "0.4"));
        Assert.Equal(0.4, ((Caching)settings.Catalog.Get("Caching")).Settings.MinRepeatRate);

        var fault = Assert.Throws<SettingsException>(() => Read(("Optimizer:SigningKeyFolder", "keys"), ("Optimizations:Caching:MinRepeatRate", "4")));
        Assert.Equal(
            [
                "OptimizerStorage: is not set, and neither is AzureWebJobsStorage; give a connection string or https://ACCOUNT.blob.core.windows.net.",
                "Optimizations:Caching:MinRepeatRate: 4 is not within 0 and 1.",
            ],
            fault.Faults);
    }

    [Fact]
    public void The_alerts_address_and_secret_are_read_and_never_told()
    {
        var settings = Read(
            ("AzureWebJobsStorage", "UseDevelopmentStorage=true"), ("Optimizer:SigningKeyFolder", "keys"),
            ("Optimizer:AlertWebhook", "https://alerts.example/hidden"), ("Optimizer:AlertSecret", "sixteen letters!"));
        Assert.Equal(("https://alerts.example/hidden", "sixteen letters!"), (settings.AlertWebhook!.ToString(), settings.AlertSecret));

        var fault = Assert.Throws<SettingsException>(() => Read(
            ("AzureWebJobsStorage", "UseDevelopmentStorage=true"), ("Optimizer:SigningKeyFolder", "keys"),
            ("Optimizer:AlertWebhook", "http://alerts.example/hidden"), ("Optimizer:AlertSecret", "tiny")));
        Assert.Equal(2, fault.Faults.Count);
        Assert.DoesNotContain("hidden", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("tiny", fault.Message, StringComparison.Ordinal);
    }

    private static OptimizerSettings Read(params (string Path, string Value)[] values) =>
        Of([("CycleSchedule", "0 0 * * * *"), ("PurgeSchedule", "0 30 3 * * *"), .. values]);

    private static OptimizerSettings Of(params (string Path, string Value)[] values) => OptimizerSettings.From(
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(v => KeyValuePair.Create(v.Path, (string?)v.Value))).Build());
}
