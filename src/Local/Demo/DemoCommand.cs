using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Optimizer.Local.Commands;
using Optimizer.Local.Hosting;
using Optimizer.Local.Reporting;
using Optimizer.Local.Running;

namespace Optimizer.Local.Demo;

/// <summary><c>optimizer demo</c>: the whole loop on the sample platform, in about a minute.</summary>
internal sealed class DemoCommand : ICliCommand
{
    private readonly Option<int> seed = new("--seed")
    {
        Description = "Of traffic, service times and faults.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

    public Command Build(CommandIo io)
    {
        var command = new Command("demo", "Serve a sample platform under traffic, optimize it, and take back what a change of a dependency breaks.") { seed };
        command.SetAction((parsed, cancellationToken) => RunAsync(io, parsed, cancellationToken));
        return command;
    }

    private async Task<int> RunAsync(CommandIo io, ParseResult parsed, CancellationToken cancellationToken)
    {
        var data = parsed.GetResult(CommonOptions.Data) is { Implicit: false } named ? named.GetRequiredValue(CommonOptions.Data) : null;
        var account = CommonOptions.AccountOf(parsed, io);
        var options = new DemoOptions
        {
            Seed = parsed.GetValue(seed),
            Data = data,
            Account = data is null ? account?.Named(DemoAccount.NewName(io.Time)) : account,
        };
        var report = await ShowAsync(io, options, cancellationToken).ConfigureAwait(false);
        if (parsed.GetValue(CommonOptions.Json)) io.WriteJson(report);
        else DemoText.Write(io.Out, report);
        var broken = DemoPromises.Broken(report);
        foreach (var sentence in broken) await io.Error.WriteLineAsync($"demo: {sentence}").ConfigureAwait(false);
        return broken.Count == 0 ? 0 : 1;
    }

    private static async Task<ReportDocument> ShowAsync(CommandIo io, DemoOptions options, CancellationToken cancellationToken)
    {
        var board = new DemoBoard(io.Time);
        board.Enter(DemoStage.Starting, "The optimizer and the storefront start.");
        using var viewing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var view = new DemoView(board, io.Error, io.Time).RunAsync(viewing.Token);
        try
        {
            return await RunAsync(io, options, board, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await viewing.CancelAsync().ConfigureAwait(false);
            await view.ConfigureAwait(false);
        }
    }

    private static async Task<ReportDocument> RunAsync(CommandIo io, DemoOptions options, DemoBoard board, CancellationToken cancellationToken)
    {
        using var folder = DemoFolder.Create(options.Data);
        await using var account = new DemoAccount(options, io.Time).ConfigureAwait(false);
        var source = PlatformFolder.Read(new DirectoryInfo(options.PlatformFolder));
        var host = await OptimizerHost.StartAsync(HostOptions(io, options, folder.Path), cancellationToken).ConfigureAwait(false);
        await using (host.ConfigureAwait(false))
        {
            var publicKey = Path.Combine(folder.Path, "public-key.pem");
            await File.WriteAllTextAsync(publicKey, host.PublicKeyPem, cancellationToken).ConfigureAwait(false);
            using var client = new DemoClient(host);
            await client.RegisterAsync(source, cancellationToken).ConfigureAwait(false);
            var storefront = StorefrontProcess.Start(options, host.BaseAddress, host.AdminKey, publicKey, board.Show, board.Tell);
            await using (storefront.ConfigureAwait(false))
                return await new DemoRun(options, board, host, client, storefront, source, io.Time).RunAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static OptimizerHostOptions HostOptions(CommandIo io, DemoOptions options, string data) => new()
    {
        DataPath = data,
        Account = options.Account,
        MonitorInterval = TimeSpan.FromHours(1), // the demonstration ticks by itself
        CycleInterval = null,
        EvidenceBucket = TimeSpan.FromMilliseconds(500),
        Time = io.Time,
        Log = null,
        Configure = services => services.AddSingleton(options.Rollout),
    };
}
