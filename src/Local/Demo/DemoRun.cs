using Microsoft.Extensions.DependencyInjection;
using Optimizer.Core.Phases.Monitoring;
using Optimizer.Core.Source;
using Optimizer.Core.State;
using Optimizer.Core.Traffic;
using Optimizer.Local.Commands;
using Optimizer.Local.Hosting;
using Optimizer.Local.Reporting;

namespace Optimizer.Local.Demo;

/// <summary>The stages of the demonstration against a running host and a running storefront.</summary>
internal sealed class DemoRun(
    DemoOptions options, DemoBoard board, OptimizerHost host, DemoClient client, StorefrontProcess storefront, PlatformSource source, TimeProvider time)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(400);

    private readonly IPlatformState state = host.Services.GetRequiredService<IPlatformState>();
    private readonly MonitorActivity monitor = host.Services.GetRequiredService<MonitorActivity>();
    private readonly string platform = source.Definition.Platform;
    private bool monitoring;

    public async Task<ReportDocument> RunAsync(CancellationToken cancellationToken)
    {
        await storefront.Serving.WaitAsync(cancellationToken).ConfigureAwait(false);
        var (baselineFrom, baselineTo) = await BaselineAsync(cancellationToken).ConfigureAwait(false);
        var cycle = await CycleAsync(cancellationToken).ConfigureAwait(false);
        await RolloutAsync(cancellationToken).ConfigureAwait(false);
        var (afterFrom, afterTo) = await AfterAsync(cancellationToken).ConfigureAwait(false);
        await RegressionAsync(cancellationToken).ConfigureAwait(false);
        var moments = new DemoMoments(baselineFrom, baselineTo, afterFrom, afterTo);
        var report = new DemoReport(state, host.Services.GetRequiredService<ITrafficSource>(), platform);
        board.Enter(DemoStage.Done, "Reading what live traffic showed.");
        return await report.BuildAsync(
            cycle, [.. source.Definition.Functions.Select(f => f.Id)], moments, board.Elapsed.TotalSeconds, cancellationToken).ConfigureAwait(false);
    }

    private async Task<(DateTimeOffset From, DateTimeOffset To)> BaselineAsync(CancellationToken cancellationToken)
    {
        board.Enter(DemoStage.Baseline, $"The original functions serve for {options.WarmUp + options.Baseline:s\\.f} s.");
        await Task.Delay(options.WarmUp, time, cancellationToken).ConfigureAwait(false);
        var from = time.GetUtcNow();
        await Task.Delay(options.Baseline, time, cancellationToken).ConfigureAwait(false);
        return (from, time.GetUtcNow());
    }

    private async Task<CycleRecord> CycleAsync(CancellationToken cancellationToken)
    {
        board.Enter(DemoStage.Cycle, "A cycle begins: detect, analyze, generate, validate, deploy.");
        var id = await client.StartCycleAsync(platform, cancellationToken).ConfigureAwait(false);
        var ended = await UntilAsync(
            async () => await client.StatusAsync(id, cancellationToken).ConfigureAwait(false) != "running", options.CycleLimit, cancellationToken).ConfigureAwait(false);
        if (!ended) throw new CommandFailedException($"demo: the cycle did not end within {options.CycleLimit.TotalSeconds:0} s.");
        var cycle = (await state.FindCycleAsync(id, cancellationToken).ConfigureAwait(false))!;
        if (cycle.Status == "failed") throw new CommandFailedException($"demo: the cycle failed: {string.Join("; ", cycle.Phases.Select(p => $"{p.Phase} {p.Outcome}"))}.");
        foreach (var outcome in cycle.Opportunities)
            board.Tell($"{outcome.Function}: {outcome.Type} {outcome.Result}" + (outcome.Reasons.Count > 0 ? $" ({outcome.Reasons[0].Sentence})" : ""));
        return cycle;
    }

    private async Task RolloutAsync(CancellationToken cancellationToken)
    {
        monitoring = true;
        board.Enter(DemoStage.Rollout, "Canaries step up on live traffic.");
        var ended = await UntilAsync(
            async () => (await PointersAsync(cancellationToken).ConfigureAwait(false)).TrueForAll(p => p.Canary is null), options.RolloutLimit, cancellationToken).ConfigureAwait(false);
        if (!ended) board.Tell("Some versions are still on trial; the evidence does not yet suffice.");
    }

    private async Task<(DateTimeOffset From, DateTimeOffset To)> AfterAsync(CancellationToken cancellationToken)
    {
        board.Enter(DemoStage.After, $"What is live serves for {options.After.TotalSeconds:0} s.");
        await Task.Delay(options.Settle, time, cancellationToken).ConfigureAwait(false);
        var from = time.GetUtcNow();
        await UntilAsync(() => Task.FromResult(false), options.After, cancellationToken).ConfigureAwait(false);
        return (from, time.GetUtcNow());
    }

    private async Task RegressionAsync(CancellationToken cancellationToken)
    {
        board.Enter(DemoStage.Regression, "The carriers' new gateway refuses connections that are used again.");
        var before = await RolledBackAsync(cancellationToken).ConfigureAwait(false);
        await storefront.RegressAsync().ConfigureAwait(false);
        var seen = await UntilAsync(
            async () => await RolledBackAsync(cancellationToken).ConfigureAwait(false) > before, options.RollbackLimit, cancellationToken).ConfigureAwait(false);
        board.Tell(seen ? "The version that suffered is rolled back." : "No version was rolled back.");
    }

    private async Task<int> RolledBackAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var function in source.Definition.Functions)
            count += await state.ListVersionsAsync(platform, function.Id, cancellationToken)
                .CountAsync(v => v.State == VersionState.RolledBack, cancellationToken).ConfigureAwait(false);
        return count;
    }

    private async Task<List<FunctionRecord>> PointersAsync(CancellationToken cancellationToken)
    {
        var pointers = await state.ListFunctionsAsync(platform, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        pointers.ForEach(board.Show);
        return pointers;
    }

    /// <summary>
    /// Looks, and keeps the board current, until it is so or the limit has passed. Monitoring ticks here, from the end of the cycle
    /// on: while its sandbox shares two cores with the functions, a version that has no control beside it would look slow.
    /// </summary>
    private async Task<bool> UntilAsync(Func<Task<bool>> isSo, TimeSpan limit, CancellationToken cancellationToken)
    {
        for (var began = time.GetTimestamp(); time.GetElapsedTime(began) < limit;)
        {
            if (monitoring) await monitor.RunAsync(new MonitorInput(platform), cancellationToken).ConfigureAwait(false);
            await PointersAsync(cancellationToken).ConfigureAwait(false);
            if (await isSo().ConfigureAwait(false)) return true;
            await Task.Delay(Look, time, cancellationToken).ConfigureAwait(false);
        }
        return false;
    }
}
