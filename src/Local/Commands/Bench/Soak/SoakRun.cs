using Optimizer.Core.Learning;
using Optimizer.Core.Learning.Experiences;
using Optimizer.Core.Learning.Loop;
using Optimizer.Core.Phases;
using Optimizer.Core.State;
using Optimizer.Core.State.Telemetry;

namespace Optimizer.Local.Commands.Bench.Soak;

/// <summary>Many disturbed cycles one after the other on one store.</summary>
internal sealed class SoakRun(int cycles, int seed, string folder, TimeProvider clock, Action<string> tell)
{
    private const int Functions = 3;
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Phases = [.. PhaseNames.InOrder, PhaseNames.Rollback];
    private readonly SoakTally tally = new();
    private readonly SoakMemory memory = new();
    private readonly Random random = new(seed);

    public async Task<SoakReport> RunAsync(CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        CompilerCaches.Fill();
        var site = SoakSite.Open(folder, new StagedFaults(seed + 1), Start);
        await using (site.ConfigureAwait(false))
        {
            TaskScheduler.UnobservedTaskException += Unobserved;
            try
            {
                await site.State.PutPlatformAsync(SoakPlatform.Of(Functions), Autonomy.Full, "soak", cancellationToken).ConfigureAwait(false);
                await site.Get<Tier1Registry>().LearnAsync(SoakPlatform.Name, [.. Earlier()], cancellationToken).ConfigureAwait(false);
                await CyclesAsync(site, new SoakChecks(site, tally), cancellationToken).ConfigureAwait(false);
                return await ReportAsync(site, () => clock.GetElapsedTime(began).TotalSeconds).ConfigureAwait(false);
            }
            finally
            {
                TaskScheduler.UnobservedTaskException -= Unobserved;
            }
        }
    }

    /// <summary>What a platform that has been served for long has learned: as much as a learner keeps, so that what grows afterwards is a leak.</summary>
    private static IEnumerable<Experience> Earlier() => Enumerable.Range(0, new AutonomousOptimizerOptions().Capacity).Select(i => new Experience(
        $"earlier.{i}", Start.AddHours(-i), "quote-1", "Caching", "", i % 3 == 0 ? ExperienceKind.RolledBack : ExperienceKind.Realised, 0.5, 0.4, 1));

    private async Task CyclesAsync(SoakSite site, SoakChecks checks, CancellationToken cancellationToken)
    {
        var cycle = new SoakCycle(site, tally, random);
        for (var i = 1; i <= cycles; i++)
        {
            var faults = FaultsOf(i);
            try
            {
                await cycle.RunAsync(faults, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                site.Faults.Plan();
                SoakTally.Note(tally.Unhandled, $"cycle {i} ({string.Join(" and ", faults)}): {e.GetType().Name}: {e.Message}");
            }
            await checks.AfterCycleAsync(i).ConfigureAwait(false);
            if (i % 25 == 0) await PurgeAsync(site, cancellationToken).ConfigureAwait(false);
            if (i % Math.Max(1, cycles / 100) == 0) memory.Sample(i);
            if (i % 50 == 0) tell($"{i} of {cycles} cycles, {tally.Unhandled.Count} unhandled, {tally.Violations.Count} violations");
        }
    }

    /// <summary>Nine cycles in ten are disturbed, phase after phase. For a disturbed compensation, a deployment must fail first.</summary>
    private IReadOnlyList<StagedFault> FaultsOf(int cycle)
    {
        var (phase, kind) = (Phases[cycle % Phases.Length], (StagedFaultKind)random.Next(4));
        var times = kind == StagedFaultKind.Outage ? random.Next(1, 80) : random.Next(1, 7);
        if (random.NextDouble() < 0.1) return [];
        var fault = new StagedFault(phase, kind, times);
        if (phase != PhaseNames.Rollback) return [fault];
        return [new StagedFault(PhaseNames.Deployment, random.Next(2) == 0 ? StagedFaultKind.Before : StagedFaultKind.After, 4), fault];
    }

    /// <summary>As the host's timer does.</summary>
    private static async Task PurgeAsync(SoakSite site, CancellationToken cancellationToken)
    {
        var before = site.Time.GetUtcNow() - site.Get<TelemetryOptions>().Retention;
        await site.Get<TelemetryStore>().PurgeAsync(SoakPlatform.Name, cancellationToken).ConfigureAwait(false);
        await CycleRetention.PurgeAsync(site.State, site.Get<CycleBlobs>(), SoakPlatform.Name, before, cancellationToken).ConfigureAwait(false);
        await site.Runner.PurgeAsync(before, cancellationToken).ConfigureAwait(false);
    }

    private void Unobserved(object? sender, UnobservedTaskExceptionEventArgs e)
    {
        if (e.Exception.Flatten().InnerExceptions.All(x => x is StagedFaultException or OperationCanceledException)) return;
        lock (tally) SoakTally.Note(tally.Unhandled, $"unobserved: {e.Exception.Message}");
    }

    private async Task<SoakReport> ReportAsync(SoakSite site, Func<double> seconds)
    {
        var checks = new SoakChecks(site, tally);
        var changes = await site.State.ListAuditAsync(SoakPlatform.Name, CancellationToken.None)
            .Where(e => e.Detail.TryGetProperty("backup", out _)).GroupBy(e => e.Event).ToDictionaryAsync(g => g.Key, g => g.Count()).ConfigureAwait(false);
        var (backups, lost) = await checks.RestoreAllAsync().ConfigureAwait(false);
        var audit = await checks.VerifyAuditAsync().ConfigureAwait(false);
        return new SoakReport
        {
            Protocol = $"{cycles} cycles of a platform of {Functions} functions on an SQLite folder, seed {seed}; nine in ten disturbed (activity fails before or after its work, store outage, store calls failing or unacknowledged); trials good 60 %, failing 20 %, without effect 20 %; a person rolls back or restores now and then. Validation's child process is replaced by a double; everything else is the product's. Before the first cycle Tier 1 has as many experiences and the compiler's own caches as many entries as they keep.",
            Seed = seed, Cycles = cycles, Ended = tally.Cycles, Opportunities = tally.Opportunities, Changes = changes, FaultsByPhase = site.Faults.Injected, CallsRepeated = tally.CallsRepeated,
            Unhandled = tally.Unhandled, Violations = tally.Violations, Backups = backups, LostBackups = lost,
            AuditEntries = audit.Entries, AuditIntact = audit.Intact,
            HeapMb = memory.HeapMb(cycles), HeapMbByTenth = memory.HeapMbByTenth(cycles), WorkingSetMb = memory.WorkingSetMb(cycles), Seconds = seconds(),
        };
    }
}
