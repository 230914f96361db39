using Optimizer.Core.State;

namespace Optimizer.Core.Learning.Loop;

/// <summary>
/// The one door from Tier 2 to Tier 1. An absent, slow or throwing learner gives no advice; then the default priorities rank, and
/// nothing else changes.
/// </summary>
/// <param name="tier1">Null where there is none.</param>
public sealed class SafeTier1(ITier1? tier1, TimeProvider time)
{
    /// <summary>How long an answer may take.</summary>
    public static TimeSpan Deadline { get; } = TimeSpan.FromMilliseconds(5);

    /// <summary>How long reading a learner into memory, or telling it outcomes, may take.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static SafeTier1 Absent { get; } = new(null, TimeProvider.System);

    /// <summary>Whether there is a Tier 1 that answers.</summary>
    public async Task<bool> AnswersAsync(string platform, CancellationToken cancellationToken) =>
        tier1 is not null
        && await TryAsync(async stop => { await tier1.WarmAsync(platform, stop); return true; }, Patience, cancellationToken);

    /// <returns>Null where there is no answer in time.</returns>
    public async Task<Tier1Advice?> AdviseAsync(
        string platform, IReadOnlyList<Tier1Question> questions, int seed, CancellationToken cancellationToken)
    {
        if (tier1 is null) return null;
        var warm = await TryAsync(async stop => { await tier1.WarmAsync(platform, stop); return true; }, Patience, cancellationToken);
        if (!warm) return null;
        var advice = await TryAsync(stop => tier1.AdviseAsync(platform, questions, seed, stop), Deadline, cancellationToken);
        return advice is not null && advice.Draws.Count > 0 && advice.Draws.All(d => d.Length == questions.Count && Array.TrueForAll(d, double.IsFinite)) ? advice : null;
    }

    public async Task NoteAsync(string platform, IReadOnlyList<Tier1Decision> decisions, CancellationToken cancellationToken)
    {
        if (tier1 is null || decisions.Count == 0) return;
        await TryAsync(async stop => { await tier1.NoteAsync(platform, decisions, stop); return true; }, Patience, cancellationToken);
    }

    /// <summary>Tells what became of the platform's versions and reviews.</summary>
    /// <returns>Outcomes that were new; 0 also where Tier 1 did not answer.</returns>
    public async Task<int> FeedAsync(IPlatformState state, string platform, CancellationToken cancellationToken)
    {
        if (tier1 is null) return 0;
        var outcomes = await ExperienceHarvest.ReadAsync(state, platform, cancellationToken);
        return await TryAsync(stop => tier1.LearnAsync(platform, outcomes, stop), Patience, cancellationToken);
    }

    private async Task<T?> TryAsync<T>(Func<CancellationToken, Task<T>> call, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var token = stop.Token;
        var work = Task.Run(() => call(token), CancellationToken.None);
        try
        {
            return await work.WaitAsync(limit, time, cancellationToken);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            await stop.CancelAsync();
            _ = work.ContinueWith(static late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            return default;
        }
    }
}
