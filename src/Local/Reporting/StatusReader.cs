using Optimizer.Api.Documents;
using Optimizer.Core.State;

namespace Optimizer.Local.Reporting;

/// <summary>Gathers how a platform stands.</summary>
internal sealed class StatusReader(IPlatformState state, TimeProvider time)
{
    public async Task<StatusDocument> ReadAsync(PlatformRecord platform, CancellationToken cancellationToken)
    {
        var functions = new List<FunctionStatus>();
        await foreach (var pointer in state.ListFunctionsAsync(platform.Name, cancellationToken).ConfigureAwait(false))
            functions.Add(await FunctionAsync(platform.Name, pointer, cancellationToken).ConfigureAwait(false));
        var reviews = await state.ListReviewsAsync(platform.Name, cancellationToken).Where(r => r.State == ReviewState.Open)
            .Select(r => new ReviewStatus(r.Id, r.Function, r.Type, r.Version, DecisionReport.Of(r.Type, r.Reasons).Reason, r.PostponedUntil))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return new StatusDocument(
            platform.Name, platform.Autonomy, platform.Frozen, ChangesDocument.Of(platform, time.GetUtcNow()), functions, reviews,
            await LastCycleAsync(platform.Name, cancellationToken).ConfigureAwait(false));
    }

    private async Task<FunctionStatus> FunctionAsync(string platform, FunctionRecord pointer, CancellationToken cancellationToken)
    {
        var versions = await state.ListVersionsAsync(platform, pointer.Function, cancellationToken)
            .Select(VersionStatus.Of).OrderByDescending(v => v.Version).ToListAsync(cancellationToken).ConfigureAwait(false);
        var backups = await state.ListBackupsAsync(platform, pointer.Function, cancellationToken).CountAsync(cancellationToken).ConfigureAwait(false);
        return new FunctionStatus(pointer.Function, pointer.Live, pointer.Canary?.Version, pointer.Canary?.Weight, versions, backups);
    }

    private async Task<CycleStatus?> LastCycleAsync(string platform, CancellationToken cancellationToken)
    {
        CycleRecord? last = null;
        await foreach (var cycle in state.ListCyclesAsync(platform, cancellationToken).ConfigureAwait(false))
            if (last is null || cycle.Started > last.Started) last = cycle;
        return last is null ? null : new CycleStatus(last.Id, last.Status, last.Started, last.Ended);
    }
}
