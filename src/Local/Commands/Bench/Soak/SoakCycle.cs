using Optimizer.Core.Operations;
using Optimizer.Core.Phases.Monitoring;
using Optimizer.Core.State;
using Optimizer.Core.State.Telemetry;
using Optimizer.Core.Workflow.Embedded;
using Optimizer.Local.Hosting;

namespace Optimizer.Local.Commands.Bench.Soak;

/// <summary>One cycle of a soak: traffic, a disturbed cycle, the trials until they end, and now and then a person.</summary>
/// <param name="always">How every trial turns out; null: three in five well, the others not.</param>
internal sealed class SoakCycle(SoakSite site, SoakTally tally, Random random, SoakQuality? always = null)
{
    private const int MaxLooks = 12;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly SoakTraffic traffic = new(random);

    /// <param name="faults">What is disturbed while the cycle runs and is watched.</param>
    public async Task RunAsync(IReadOnlyList<StagedFault> faults, CancellationToken cancellationToken)
    {
        await HourAsync(cancellationToken).ConfigureAwait(false);
        site.Faults.Plan(faults);
        await CycleAsync(cancellationToken).ConfigureAwait(false);
        await TrialsAsync(cancellationToken).ConfigureAwait(false);
        site.Faults.Plan();
        await PersonAsync(cancellationToken).ConfigureAwait(false);
        await LookAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lets an hour of traffic go by.</summary>
    public async Task HourAsync(CancellationToken cancellationToken)
    {
        site.Time.Skip(TimeSpan.FromHours(1));
        var now = site.Time.GetUtcNow();
        var functions = await FunctionsAsync(cancellationToken).ConfigureAwait(false);
        await AppendAsync(functions.SelectMany(f => traffic.Hour(f.Function, f.Live, now.AddMinutes(-58))), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs a cycle to its end.</summary>
    /// <returns>Its record; null when it has none.</returns>
    public async Task<CycleRecord?> CycleAsync(CancellationToken cancellationToken)
    {
        var starter = site.Get<EmbeddedCycleStarter>();
        var id = await PersistAsync(() => starter.StartAsync(SoakPlatform.Name, cancellationToken), cancellationToken).ConfigureAwait(false);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        var end = await PersistAsync(() => site.Runner.WaitAsync(id, limit.Token), limit.Token).ConfigureAwait(false);
        await PersistAsync(() => DoneAsync(starter.ReconcileAsync(cancellationToken)), cancellationToken).ConfigureAwait(false);
        var record = await PersistAsync(() => site.State.FindCycleAsync(id, cancellationToken), cancellationToken).ConfigureAwait(false);
        SoakTally.Count(tally.Cycles, record?.Status ?? "lost");
        foreach (var one in record?.Opportunities ?? [])
            SoakTally.Count(tally.Opportunities, one.Result == "deployed" ? one.Result : $"{one.Result} ({(one.Reasons.Count > 0 ? one.Reasons[0].Id : "no reason")})");
        if (end is { Status: WorkflowStatus.Failed, Failure: { } failure } && !failure.ErrorType.EndsWith("ActivityFailedException", StringComparison.Ordinal))
            SoakTally.Note(tally.Unhandled, $"cycle {id}: {failure.ErrorType}: {failure.Message}");
        return record;
    }

    /// <summary>Five minutes at a time, until every trial has ended.</summary>
    public async Task TrialsAsync(CancellationToken cancellationToken)
    {
        var qualities = new Dictionary<string, SoakQuality>(StringComparer.Ordinal);
        for (var look = 0; look < MaxLooks; look++)
        {
            var functions = await PersistAsync(() => FunctionsAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
            var trials = functions.Where(f => f.Canary is not null).ToList();
            if (trials.Count == 0) return;
            var from = site.Time.GetUtcNow();
            site.Time.Skip(TimeSpan.FromMinutes(5));
            var calls = trials.SelectMany(t => traffic.Trial(t.Function, t.Live, t.Canary!.Version, QualityOf(t, qualities), from.AddMinutes(1))).ToList();
            await AppendAsync(calls, cancellationToken).ConfigureAwait(false);
            await LookAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private SoakQuality QualityOf(FunctionRecord trial, Dictionary<string, SoakQuality> known)
    {
        if (!known.TryGetValue(trial.Function, out var quality))
            known[trial.Function] = quality = always ?? random.NextDouble() switch { < 0.6 => SoakQuality.Good, < 0.8 => SoakQuality.Failing, _ => SoakQuality.Weak };
        return quality;
    }

    /// <summary>One look of monitoring.</summary>
    public async Task<MonitorOutput> LookAsync(CancellationToken cancellationToken)
    {
        var output = await PersistAsync(
            () => site.Get<MonitorActivity>().RunAsync(new MonitorInput(SoakPlatform.Name), cancellationToken), cancellationToken).ConfigureAwait(false);
        foreach (var faulted in output.Versions.Where(v => v.Fault is { } fault && !fault.Contains("Staged fault", StringComparison.Ordinal)))
            SoakTally.Note(tally.Unhandled, $"{faulted.Function} version {faulted.Version}: {faulted.Fault}");
        return output;
    }

    /// <summary>Takes functions back to the original, or restores one of their latest backups.</summary>
    private async Task PersonAsync(CancellationToken cancellationToken)
    {
        var hands = site.Get<PlatformOperations>();
        foreach (var function in await FunctionsAsync(cancellationToken).ConfigureAwait(false))
        {
            var wish = random.NextDouble();
            if (wish < 0.4 && (function.Live > 0 || function.Canary is not null))
                await hands.RollBackAsync(SoakPlatform.Name, function.Function, 0, "soak", "soak", cancellationToken).ConfigureAwait(false);
            else if (wish > 0.9 && await LatestBackupAsync(function.Function, cancellationToken).ConfigureAwait(false) is { } backup)
                await hands.RestoreAsync(SoakPlatform.Name, function.Function, backup, "soak", cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The one that the function's last change was taken before.</summary>
    private async Task<string?> LatestBackupAsync(string function, CancellationToken cancellationToken)
    {
        string? latest = null;
        await foreach (var (id, _) in site.State.ListBackupsAsync(SoakPlatform.Name, function, cancellationToken).ConfigureAwait(false)) latest = id;
        return latest;
    }

    private Task<List<FunctionRecord>> FunctionsAsync(CancellationToken cancellationToken) =>
        site.State.ListFunctionsAsync(SoakPlatform.Name, cancellationToken).ToListAsync(cancellationToken).AsTask();

    private Task<TelemetryReceipt> AppendAsync(IEnumerable<Optimizer.Runtime.Telemetry.Invocation> calls, CancellationToken cancellationToken)
    {
        var lines = SoakTraffic.Lines(calls);
        return PersistAsync(() => site.Get<TelemetryStore>().AppendAsync(SoakPlatform.Name, lines, cancellationToken), cancellationToken);
    }

    private static async Task<bool> DoneAsync(Task task)
    {
        await task.ConfigureAwait(false);
        return true;
    }

    /// <summary>What every caller does when a call fails: it tries again. Other faults than staged ones are not to be.</summary>
    private async Task<T> PersistAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await call().ConfigureAwait(false);
            }
            catch (StagedFaultException)
            {
                tally.CallsRepeated++;
                await Task.Delay(TimeSpan.FromSeconds(1), site.Time, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
