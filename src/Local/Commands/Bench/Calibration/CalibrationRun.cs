using Microsoft.Extensions.DependencyInjection;
using Optimizer.Core.Learning.Loop;
using Optimizer.Core.Phases.Deployment;
using Optimizer.Core.Phases.Monitoring;
using Optimizer.Core.State;
using Optimizer.Local.Hosting;
using Optimizer.Local.Running;

namespace Optimizer.Local.Commands.Bench.Calibration;

/// <summary>Records, optimizes, releases, replays and compares.</summary>
/// <param name="work">A folder for the trace, the candidates and the store.</param>
internal sealed class CalibrationRun(CommandIo io, HelpedPlatform platform, CalibrationOptions options, DirectoryInfo work)
{
    private const string Name = "helped";

    private readonly long started = io.Time.GetTimestamp();
    private readonly DirectoryInfo store = new(Path.Combine(work.FullName, "store"));

    public async Task<CalibrationReport> RunAsync(CancellationToken cancellationToken)
    {
        var trace = new FileInfo(Path.Combine(work.FullName, "trace.jsonl"));
        Tell($"{options.Seconds} s of traffic are recorded.");
        await HelpedAsync(cancellationToken, "record", "--out", trace.FullName, "--seconds", Text(options.Seconds), "--seed", Text(options.Seed)).ConfigureAwait(false);
        Tell("The seven phases run over the trace.");
        await OptimizeAsync(trace, cancellationToken).ConfigureAwait(false);

        var host = await OptimizerHost.StartAsync(HostOptions(), cancellationToken).ConfigureAwait(false);
        await using (host.ConfigureAwait(false))
        {
            var cycle = await CycleAsync(host, cancellationToken).ConfigureAwait(false);
            await ReleaseAsync(host, cycle, cancellationToken).ConfigureAwait(false);
            var since = io.Time.GetUtcNow();
            await ReplayAsync(host, cancellationToken).ConfigureAwait(false);
            var rows = await RowsAsync(host, cycle, since, cancellationToken).ConfigureAwait(false);
            return new CalibrationReport(options.Protocol, options.Seed, Math.Round(io.Time.GetElapsedTime(started).TotalSeconds, 1), rows);
        }
    }

    private async Task OptimizeAsync(FileInfo trace, CancellationToken cancellationToken)
    {
        var output = new DirectoryInfo(Path.Combine(work.FullName, "out"));
        var input = new RunInput(platform.Functions, trace, output, Autonomy.Full, store) { Configure = Configure };
        var (_, failure) = await new PlatformRun(io, input).RunAsync(cancellationToken).ConfigureAwait(false);
        if (failure is not null) throw new CommandFailedException($"The cycle over the recorded trace did not end well: {failure}");
    }

    /// <summary>Without the learner, which takes on only as much as it has learnt to: every type is to have its turn.</summary>
    private void Configure(IServiceCollection services) =>
        services.AddSingleton(options.Analysis).AddSingleton(options.Rollout).AddSingleton(SafeTier1.Absent);

    private OptimizerHostOptions HostOptions() => new()
    {
        DataPath = store.FullName,
        MonitorInterval = TimeSpan.FromHours(1), // releases stay as they are until all is measured
        CycleInterval = null,
        EvidenceBucket = TimeSpan.FromSeconds(1),
        Time = io.Time,
        Configure = Configure,
    };

    private static async Task<CycleRecord> CycleAsync(OptimizerHost host, CancellationToken cancellationToken) =>
        await host.Services.GetRequiredService<IPlatformState>().ListCyclesAsync(Name, cancellationToken).FirstAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>What the gates hold for a person is released too, as if approved: the table is about predictions.</summary>
    private async Task ReleaseAsync(OptimizerHost host, CycleRecord cycle, CancellationToken cancellationToken)
    {
        var deployment = host.Services.GetRequiredService<DeploymentActivity>();
        foreach (var outcome in cycle.Opportunities)
        {
            Tell($"{outcome.Function}: {outcome.Type} {outcome.Result}" + (outcome.Reasons.Count > 0 ? $" ({outcome.Reasons[0].Sentence})" : ""));
            if (outcome is { Result: not "deployed", Version: { } version })
                await deployment.RunAsync(new DeploymentInput(cycle.Id, Name, outcome.Function, version, io.Actor), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ReplayAsync(OptimizerHost host, CancellationToken cancellationToken)
    {
        var publicKey = Path.Combine(work.FullName, "public-key.pem");
        await File.WriteAllTextAsync(publicKey, host.PublicKeyPem, cancellationToken).ConfigureAwait(false);
        var pointers = await host.Services.GetRequiredService<IPlatformState>().ListFunctionsAsync(Name, cancellationToken)
            .Where(p => p.Canary is not null).Select(p => p.Function).ToListAsync(cancellationToken).ConfigureAwait(false);
        string[] optimizer = ["--optimizer", host.BaseAddress.ToString(), "--key", host.AdminKey, "--seed"];
        string[] Versions(int count) => ["--public-key", publicKey, "--versions", Text(count), "--instance", "optimized"];

        Tell($"The same {options.Seconds} s of traffic on the originals and on {pointers.Count} versions.");
        string[] replay = ["replay", .. optimizer, Text(options.Seed), "--seconds", Text(options.Seconds)];
        await Task.WhenAll(
            HelpedAsync(cancellationToken, replay), HelpedAsync(cancellationToken, [.. replay, .. Versions(pointers.Count)])).ConfigureAwait(false);

        Tell($"{options.ColdStarts} first calls in processes of their own, on each side.");
        for (var i = 0; i < options.ColdStarts && pointers.Contains(platform.Cold); i++)
        {
            string[] cold = ["cold", .. optimizer, Text(options.Seed + i)];
            await Task.WhenAll(HelpedAsync(cancellationToken, cold), HelpedAsync(cancellationToken, [.. cold, .. Versions(1)])).ConfigureAwait(false);
        }
    }

    private async Task<List<CalibrationRow>> RowsAsync(OptimizerHost host, CycleRecord cycle, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var reader = new CalibrationReader(
            host.Services.GetRequiredService<IPlatformState>(), host.Services.GetRequiredService<IEvidenceSource>(), options.Rollout, Name, since);
        var rows = new List<CalibrationRow>();
        foreach (var (function, type) in platform.Helps.OrderBy(h => h.Value, StringComparer.Ordinal))
            rows.Add(await reader.RowAsync(function, type, cycle, io.Time.GetUtcNow(), cancellationToken).ConfigureAwait(false));
        return rows;
    }

    private Task HelpedAsync(CancellationToken cancellationToken, params string[] arguments) =>
        HelpedProcess.RunAsync(platform, io.Error, cancellationToken, arguments);

    private void Tell(string what) => io.Error.WriteLine(FormattableString.Invariant($"[{io.Time.GetElapsedTime(started).TotalSeconds,5:0.0} s] {what}"));

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
