using Microsoft.Extensions.DependencyInjection;
using Optimizer.Core.Learning;
using Optimizer.Core.Learning.Loop;
using Optimizer.Core.Learning.Self;
using Optimizer.Core.Operations;
using Optimizer.Core.Phases;
using Optimizer.Core.Phases.Monitoring;
using Optimizer.Core.Phases.Validation;
using Optimizer.Core.State;
using Optimizer.Core.Workflow;
using Optimizer.Local.Hosting;

namespace Optimizer.Local.Commands.Bench.Self;

/// <summary>One run of the loop over its own learner's cycle, while the learner goes on working.</summary>
internal sealed class SelfRun(IServiceProvider services, int seed, TimeProvider time, TextWriter progress)
{
    private const string Platform = SelfPlatform.Name;
    private const string Function = SelfPlatform.Function;
    private static readonly TimeSpan Baseline = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(300);
    private readonly IPlatformState state = services.GetRequiredService<IPlatformState>();
    private readonly SortedSet<double> weights = [];
    private long cycles;

    /// <summary>Everything is as in production but for the steps of the trial (20, 50, 100 %), its least calls (1,000) and how often it is looked at.</summary>
    public static OptimizerHostOptions HostOptions(string data, TimeProvider time, TextWriter log) => new()
    {
        DataPath = data,
        Autonomy = Autonomy.Full,
        MonitorInterval = TimeSpan.FromHours(1),
        CycleInterval = null,
        EvidenceBucket = TimeSpan.FromMilliseconds(500),
        Time = time,
        Log = log,
        Configure = services => services.AddSingleton(new RolloutOptions { Steps = [0.20, 0.50, 1], MinInvocationsToPromote = 1_000 }),
        Self = platform =>
        {
            (platform.ManifestInterval, platform.FlushInterval, platform.Seed) = (TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(200), 1);
            platform.RecordingRate = 0.3; // a handful of seconds is to give enough windows for the proof
        },
    };

    public async Task<SelfReport> RunAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var learning = LearnAsync(stop.Token);
        try
        {
            Tell("the original reads windows");
            await Task.Delay(Baseline, time, cancellationToken).ConfigureAwait(false);
            var outcome = await CycleAsync(cancellationToken).ConfigureAwait(false);
            Tell($"{outcome.Outcome.Type}: {outcome.Outcome.Result}; the trial steps up");
            await UntilAsync(async () => (await PointerAsync(cancellationToken).ConfigureAwait(false)).Canary is null, cancellationToken).ConfigureAwait(false);
            var promoted = (await PointerAsync(cancellationToken).ConfigureAwait(false)).Live;
            await Task.Delay(Look * 10, time, cancellationToken).ConfigureAwait(false);
            var evidence = await EvidenceAsync(cancellationToken).ConfigureAwait(false);
            var back = promoted == 0 ? 0 : await TakeBackAsync(cancellationToken).ConfigureAwait(false);
            return await ReportAsync(outcome, promoted, back, evidence, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await learning.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Tier 1 at work: windows are read by the function, and the learner of the platform learns from them.</summary>
    private async Task LearnAsync(CancellationToken cancellationToken)
    {
        var (traffic, reader, learners) = (new SelfTraffic(seed), services.GetRequiredService<WindowReader>(), services.GetRequiredService<Tier1Registry>());
        while (!cancellationToken.IsCancellationRequested)
        {
            var read = await reader.ReadAsync(traffic.Next(), cancellationToken).ConfigureAwait(false) ?? throw new InvalidOperationException("The host does not serve tier1-cycle.");
            await learners.UseAsync(Platform, learner => WindowReader.Run(learner, read, LearningEnvironment.Production, -1), cancellationToken).ConfigureAwait(false);
            cycles++;
            await Task.Delay(TimeSpan.FromMilliseconds(15), time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<(OpportunityOutcome Outcome, Certificate? Certificate)> CycleAsync(CancellationToken cancellationToken)
    {
        Tell("a cycle begins: detect, analyze, generate, validate, deploy");
        var id = await services.GetRequiredService<ICycleStarter>().StartAsync(Platform, cancellationToken).ConfigureAwait(false);
        if (!await UntilAsync(async () => (await state.FindCycleAsync(id, cancellationToken).ConfigureAwait(false))?.Ended is not null, cancellationToken).ConfigureAwait(false))
            throw new CommandFailedException("bench self: the cycle did not end within two minutes.");
        var cycle = (await state.FindCycleAsync(id, cancellationToken).ConfigureAwait(false))!;
        var outcome = cycle.Opportunities.FirstOrDefault(o => o.Function == Function && o.Result != "not-taken")
            ?? throw new CommandFailedException($"bench self: the cycle ({cycle.Status}) took no opportunity: {string.Join("; ", cycle.Phases.Select(p => $"{p.Phase} {p.Outcome}"))}.");
        var name = CertificateNames.Certificate(Platform, id, Function, outcome.Type);
        return (outcome, await services.GetRequiredService<CycleBlobs>().FindAsync<Certificate>(name, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>As a person would; the next cycles are the original's again.</summary>
    private async Task<int> TakeBackAsync(CancellationToken cancellationToken)
    {
        Tell("a person takes it back");
        var pointer = await services.GetRequiredService<PlatformOperations>()
            .RollBackAsync(Platform, Function, null, "the run is over", "bench", cancellationToken).ConfigureAwait(false);
        return pointer.Live;
    }

    private async Task<FunctionRecord> PointerAsync(CancellationToken cancellationToken) =>
        (await state.GetFunctionAsync(Platform, Function, cancellationToken).ConfigureAwait(false))!;

    private async Task<Dictionary<int, VersionEvidence>> EvidenceAsync(CancellationToken cancellationToken)
    {
        var windows = await services.GetRequiredService<IEvidenceSource>().ReadAsync(Platform, Function, DateTimeOffset.MinValue, cancellationToken).ConfigureAwait(false);
        return windows.SelectMany(w => w.ByVersion).GroupBy(v => v.Key).ToDictionary(g => g.Key, g => VersionEvidence.Sum(g.Select(v => v.Value)));
    }

    private async Task<bool> UntilAsync(Func<Task<bool>> isSo, CancellationToken cancellationToken)
    {
        for (var began = time.GetTimestamp(); time.GetElapsedTime(began) < Limit;)
        {
            await services.GetRequiredService<MonitorActivity>().RunAsync(new MonitorInput(Platform), cancellationToken).ConfigureAwait(false);
            if ((await PointerAsync(cancellationToken).ConfigureAwait(false)).Canary is { } canary && weights.Add(canary.Weight)) Tell($"it gets {canary.Weight:0%}");
            if (await isSo().ConfigureAwait(false)) return true;
            await Task.Delay(Look, time, cancellationToken).ConfigureAwait(false);
        }
        return false;
    }

    private async Task<SelfReport> ReportAsync(
        (OpportunityOutcome Outcome, Certificate? Certificate) cycle, int promoted, int back, Dictionary<int, VersionEvidence> evidence, CancellationToken cancellationToken)
    {
        var (outcome, certificate) = cycle;
        var version = outcome.Version is { } number ? await state.GetVersionAsync(Platform, Function, number, cancellationToken).ConfigureAwait(false) : null;
        return new SelfReport(
            SelfBench.Protocol(seed), $"{outcome.Type} {version?.Plans[outcome.Type]}", outcome.Result,
            [.. certificate?.Verdicts.Select(v => $"{v.Examination}: {v.Outcome}. {Short(v.Reasons[0].Sentence)}") ?? outcome.Reasons.Select(r => Short(r.Sentence))],
            certificate?.Equivalence.N ?? 0, certificate?.Equivalence.Bound ?? 1, outcome.Assessment?.Predicted, version?.Realised, [.. weights], promoted, back, cycles,
            Median(evidence, 0), Median(evidence, promoted));
    }

    private static double Median(Dictionary<int, VersionEvidence> evidence, int version) =>
        evidence.TryGetValue(version, out var seen) && seen.Successes > 0 ? 1000 * seen.Summarize().P50Ms : double.NaN;

    private static string Short(string sentence) => sentence.Length <= 300 ? sentence : $"{sentence[..140]} … {sentence[^140..]}";

    private void Tell(string what) => progress.WriteLine(FormattableString.Invariant($"{time.GetUtcNow():HH:mm:ss} {what}"));
}
