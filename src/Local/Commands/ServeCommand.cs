using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Optimizer.Api.Alerts;
using Optimizer.Core.Catalog;
using Optimizer.Core.State;
using Optimizer.Local.Hosting;
using Optimizer.Local.Store;

namespace Optimizer.Local.Commands;

/// <summary><c>optimizer serve</c>: until the process is stopped.</summary>
internal sealed class ServeCommand : ICliCommand
{
    /// <summary>The environment variable with the key of the alerts' signature.</summary>
    public const string AlertSecretVariable = "OPTIMIZER_ALERT_SECRET";

    private readonly Option<Uri> url = new("--url")
    {
        Description = "Address to listen on; port 0 takes a free one.",
        HelpName = "URL",
        DefaultValueFactory = _ => new Uri("http://127.0.0.1:7071"),
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttp) return uri;
            result.AddError($"--url: '{text}' is no absolute http address, such as http://127.0.0.1:7071.");
            return null;
        },
    };
    private readonly Option<Autonomy> autonomy = AutonomyOption.Create(
        "How far cycles may go on platforms that are registered without saying so.", Autonomy.Approve);
    private readonly Option<TimeSpan> monitor = DurationOption.Create("--monitor-interval", "Between two looks at trials and live versions", TimeSpan.FromMinutes(5));
    private readonly Option<TimeSpan> cycle = DurationOption.Create("--cycle-interval", "Between two cycles of a platform", TimeSpan.FromHours(1));
    private readonly Option<TimeSpan> bucket = DurationOption.Create("--evidence-bucket", "Width of the time buckets that live evidence is summed in", TimeSpan.FromMinutes(1));
    private readonly Option<Uri?> webhook = new("--alert-webhook")
    {
        Description = $"Post alerts as JSON to this address (https, or http to this machine), beside the log. The environment variable {AlertSecretVariable} holds the key that signs them.",
        HelpName = "URL",
        CustomParser = result =>
        {
            _ = Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var uri);
            if (AlertWebhookOptions.FaultOf(uri) is not { } fault) return uri;
            result.AddError($"--alert-webhook: {fault}.");
            return null;
        },
    };
    private readonly Option<bool> manual = new("--no-cycles") { Description = "Start no cycle by schedule, only when asked to." };
    private readonly Option<bool> self = new("--self")
    {
        Description = "Serve and optimize the optimizer's own platform too: Tier 1's cycle over raw windows, as the function tier1-cycle.",
    };

    public Command Build(CommandIo io)
    {
        var command = new Command("serve", "Serve the HTTP API, run cycles and look after what is deployed, until stopped.")
        {
            url, autonomy, monitor, cycle, bucket, manual, self, webhook,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(io, parsed, cancellationToken));
        return command;
    }

    private async Task RunAsync(CommandIo io, ParseResult parsed, CancellationToken cancellationToken)
    {
        var data = DataFolder.Created(parsed.GetRequiredValue(CommonOptions.Data));
        var host = await StartAsync(Options(io, parsed, data), cancellationToken).ConfigureAwait(false);
        await using (host.ConfigureAwait(false))
        {
            await TellAsync(io, parsed, host, data, cancellationToken).ConfigureAwait(false);
            await host.WaitForShutdownAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private OptimizerHostOptions Options(CommandIo io, ParseResult parsed, string data) => new()
    {
        DataPath = data,
        Account = CommonOptions.AccountOf(parsed, io),
        Url = parsed.GetRequiredValue(url),
        Autonomy = parsed.GetValue(autonomy),
        MonitorInterval = parsed.GetValue(monitor),
        CycleInterval = parsed.GetValue(manual) ? null : parsed.GetValue(cycle),
        EvidenceBucket = parsed.GetValue(bucket),
        Self = parsed.GetValue(self) ? static _ => { } : null,
        AlertWebhook = parsed.GetValue(webhook) is { } address ? new AlertWebhookOptions { Url = address, Secret = io.AlertSecret } : null,
        Time = io.Time,
        Log = io.Error,
        Configure = Configured(io.Catalog()),
    };

    private static Action<IServiceCollection> Configured(OptimizationCatalog catalog) => services => services.AddSingleton(catalog);

    private static async Task<OptimizerHost> StartAsync(OptimizerHostOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await OptimizerHost.StartAsync(options, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is ArgumentException or IOException)
        {
            throw new CommandFailedException($"serve: {fault.Message}");
        }
    }

    private static async Task TellAsync(CommandIo io, ParseResult parsed, OptimizerHost host, string data, CancellationToken cancellationToken)
    {
        var (keyFile, pemFile) = (Path.Combine(data, "admin.key"), Path.Combine(data, "public-key.pem"));
        await File.WriteAllTextAsync(pemFile, host.PublicKeyPem, cancellationToken).ConfigureAwait(false);
        var started = new { url = host.BaseAddress, data, adminKeyFile = keyFile, publicKeyFile = pemFile };
        if (parsed.GetValue(CommonOptions.Json)) io.WriteJson(started);
        else
            io.Out.WriteLine(
                $"Listening on {host.BaseAddress}api/ (store in {data}).{Environment.NewLine}" +
                $"Key for x-functions-key: {keyFile}{Environment.NewLine}Public key for runtimes to pin: {pemFile}");
        await io.Out.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}
