using Optimizer.Core.Model;
using Optimizer.Core.Operations.Changes;
using Optimizer.Core.Phases.Monitoring;
using Optimizer.Core.State;

namespace Optimizer.Core.Operations;

/// <summary>What people do to a platform by hand. All of it works without Tier 1 and without a cycle.</summary>
/// <param name="state">The platforms.</param>
/// <param name="ids">Makes each change's key unique.</param>
/// <param name="rollout">Its first step is the share of invocations that an approved version's trial begins with.</param>
/// <param name="time">The clock.</param>
public sealed class PlatformOperations(IPlatformState state, IIdGenerator ids, RolloutOptions rollout, TimeProvider time)
{
    /// <summary>The longest that a review may be put off.</summary>
    public static readonly TimeSpan MaxPostponed = TimeSpan.FromDays(90);

    /// <summary>Starts the trial of the version that a review holds.</summary>
    /// <exception cref="UnknownNameException">There is no such review.</exception>
    /// <exception cref="OperationRefusedException">It is decided, has no version, or the function moved on.</exception>
    public async Task<FunctionRecord> ApproveAsync(string reviewId, string actor, CancellationToken cancellationToken)
    {
        var (platform, review) = await OpenReviewAsync(reviewId, cancellationToken).ConfigureAwait(false);
        var version = await ApprovedVersionAsync(platform, review, cancellationToken).ConfigureAwait(false);
        var pointer = await PointerAsync(platform, review.Function, cancellationToken).ConfigureAwait(false);
        if (pointer.Canary?.Version != version.Version)
            pointer = await StartTrialAsync(platform, review, version, pointer, actor, cancellationToken).ConfigureAwait(false);
        await DecideAsync(platform, review, ReviewState.Approved, actor, null, cancellationToken).ConfigureAwait(false);
        return pointer;
    }

    /// <summary>Turns a review's version down.</summary>
    /// <exception cref="UnknownNameException">There is no such review.</exception>
    /// <exception cref="OperationRefusedException">It is decided already.</exception>
    public async Task RejectAsync(string reviewId, string? because, string actor, CancellationToken cancellationToken)
    {
        var (platform, review) = await OpenReviewAsync(reviewId, cancellationToken).ConfigureAwait(false);
        await DecideAsync(platform, review, ReviewState.Rejected, actor, because, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Turns a review's version down because its deadline passed.</summary>
    /// <returns>Whether it was closed; not where a person put it off.</returns>
    /// <exception cref="UnknownNameException">There is no such review.</exception>
    /// <exception cref="OperationRefusedException">It is decided already.</exception>
    public async Task<bool> ExpireAsync(string reviewId, string because, CancellationToken cancellationToken)
    {
        var (platform, review) = await OpenReviewAsync(reviewId, cancellationToken).ConfigureAwait(false);
        if (review.IsPostponed(time.GetUtcNow())) return false;
        await DecideAsync(platform, review, ReviewState.Rejected, "optimizer", because, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>
    /// Puts a review off: until then no cycle proposes its change again, and no deadline closes it. The latest word of a person counts:
    /// it can be put off again, approved or rejected at any time.
    /// </summary>
    /// <param name="until">After now, and at most <see cref="MaxPostponed"/> from now.</param>
    /// <exception cref="UnknownNameException">There is no such review.</exception>
    /// <exception cref="OperationRefusedException">It is decided already, or the time is out of range.</exception>
    public async Task<ReviewRecord> PostponeAsync(
        string reviewId, DateTimeOffset until, string? because, string actor, CancellationToken cancellationToken)
    {
        var (platform, review) = await OpenReviewAsync(reviewId, cancellationToken).ConfigureAwait(false);
        var now = time.GetUtcNow();
        if (until <= now || until > now + MaxPostponed)
            throw new OperationRefusedException(FormattableString.Invariant(
                $"A review is put off until a time after {now:u} and within {MaxPostponed.TotalDays} days; {until:u} is not. To turn it down, reject it."));
        var postponed = review with { PostponedUntil = until };
        await state.PutReviewAsync(platform, postponed, cancellationToken).ConfigureAwait(false);
        var detail = new { review = review.Id, type = review.Type, until, because };
        await state.AuditAsync(platform, review.Function, "review.postponed", actor, detail, cancellationToken).ConfigureAwait(false);
        return postponed;
    }

    /// <summary>Takes one step back: ends the trial if there is one, else returns to the version that the live one was built upon.</summary>
    /// <param name="to">0, or a version that was live before, to return to at once, whatever is live or under trial; null for one step.</param>
    /// <exception cref="UnknownNameException">There is no such function or version.</exception>
    /// <exception cref="OperationRefusedException">Version 0 serves and nothing is under trial, or the version was never live.</exception>
    public async Task<FunctionRecord> RollBackAsync(
        string platform, string function, int? to, string? because, string actor, CancellationToken cancellationToken)
    {
        var pointer = await PointerAsync(platform, function, cancellationToken).ConfigureAwait(false);
        var target = to ?? await OneStepBackAsync(platform, pointer, cancellationToken).ConfigureAwait(false);
        if (to > 0 && to != pointer.Live) await RequireWasLiveAsync(platform, function, target, cancellationToken).ConfigureAwait(false);
        var change = PointerMove.RollBack(pointer, target, ids.NewId(), because, actor);
        return await state.ApplyAsync(platform, function, change, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Returns to what served when a backup was taken. A trial that was under way then is not started again.</summary>
    /// <exception cref="UnknownNameException">There is no such function or backup.</exception>
    public Task<FunctionRecord> RestoreAsync(
        string platform, string function, string backup, string actor, CancellationToken cancellationToken) =>
        state.RestoreAsync(platform, function, backup, $"hand-{ids.NewId()}/{function}/restore", actor, cancellationToken);

    private async Task<FunctionRecord> StartTrialAsync(
        string platform, ReviewRecord review, VersionRecord version, FunctionRecord pointer, string actor, CancellationToken cancellationToken)
    {
        var record = await state.GetPlatformAsync(platform, cancellationToken).ConfigureAwait(false) ?? throw new UnknownNameException("platform", platform);
        if (ChangeGate.Obstacle(record, starts: true, time.GetUtcNow()) is { } closed)
            throw new OperationRefusedException($"{closed.Sentence} {closed.WouldFlip}");
        if (pointer.Canary is { } trial)
            throw new OperationRefusedException($"Version {trial.Version} of {review.Function} is under trial; approve again when that has ended.");
        if (pointer.Live != version.BaseVersion)
            throw new OperationRefusedException(
                $"Version {version.Version} was built upon version {version.BaseVersion} and version {pointer.Live} is live; a new cycle writes it anew.");
        var change = PointerMove.StartTrial(pointer, version, review.Id, rollout.Steps[0], time.GetUtcNow(), actor);
        try
        {
            return await state.ApplyAsync(platform, review.Function, change, cancellationToken).ConfigureAwait(false);
        }
        catch (SourceChangedException changed)
        {
            throw new OperationRefusedException(changed.Message);
        }
    }

    private async Task<(string Platform, ReviewRecord Review)> OpenReviewAsync(string id, CancellationToken cancellationToken)
    {
        var found = await state.FindReviewAsync(id, cancellationToken).ConfigureAwait(false) ?? throw new UnknownNameException("review", id);
        return found.Review.State == ReviewState.Open
            ? found
            : throw new OperationRefusedException($"Review {id} is not open: it is {found.Review.State}.");
    }

    private async Task<VersionRecord> ApprovedVersionAsync(string platform, ReviewRecord review, CancellationToken cancellationToken)
    {
        if (review.Version is { } version) return await VersionAsync(platform, review.Function, version, cancellationToken).ConfigureAwait(false);
        var flips = review.Reasons.Select(r => r.WouldFlip).OfType<string>().ToList();
        throw new OperationRefusedException(
            $"Review {review.Id} holds no version that could be deployed. {string.Join(" ", flips)}".TrimEnd());
    }

    private async Task<int> OneStepBackAsync(string platform, FunctionRecord pointer, CancellationToken cancellationToken)
    {
        if (pointer.Canary is not null) return pointer.Live;
        if (pointer.Live == 0) throw new OperationRefusedException($"{pointer.Function} serves version 0, the original: there is nothing to take back.");
        var live = await VersionAsync(platform, pointer.Function, pointer.Live, cancellationToken).ConfigureAwait(false);
        return live.BaseVersion;
    }

    /// <summary>A way back is no way round approval and the steps of a trial.</summary>
    private async Task RequireWasLiveAsync(string platform, string function, int target, CancellationToken cancellationToken)
    {
        var version = await VersionAsync(platform, function, target, cancellationToken).ConfigureAwait(false);
        if (version.WasLive) return;
        throw new OperationRefusedException(
            $"Version {target} of {function} was never live, so there is no way back to it. A rollback goes to 0 or to a version that served before; " +
            $"version {target} goes live by approval of its review and a trial that it passes.");
    }

    private async Task DecideAsync(
        string platform, ReviewRecord review, ReviewState decision, string actor, string? because, CancellationToken cancellationToken)
    {
        await state.PutReviewAsync(platform, review with { State = decision }, cancellationToken).ConfigureAwait(false);
        var @event = decision == ReviewState.Approved ? "review.approved" : "review.rejected";
        var detail = new { review = review.Id, type = review.Type, version = review.Version, because };
        await state.AuditAsync(platform, review.Function, @event, actor, detail, cancellationToken).ConfigureAwait(false);
    }

    private async Task<FunctionRecord> PointerAsync(string platform, string function, CancellationToken cancellationToken) =>
        await state.GetFunctionAsync(platform, function, cancellationToken).ConfigureAwait(false)
        ?? throw new UnknownNameException("function", $"{platform}/{function}");

    private async Task<VersionRecord> VersionAsync(string platform, string function, int version, CancellationToken cancellationToken) =>
        await state.GetVersionAsync(platform, function, version, cancellationToken).ConfigureAwait(false)
        ?? throw new UnknownNameException("version", $"{platform}/{function}/{version}");
}
