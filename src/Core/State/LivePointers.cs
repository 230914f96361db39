using System.Runtime.CompilerServices;
using System.Text.Json;
using Optimizer.Core.Operations.Alerts;
using Optimizer.Core.Operations.Changes;
using Optimizer.Core.Source;
using Optimizer.Core.Storage;

namespace Optimizer.Core.State;

/// <summary>The live pointer of every function, and the one way in which it moves.</summary>
internal sealed class LivePointers(
    DocumentStore documents, VersionShelf versions, BackupShelf backups, AuditLog audit, PlatformRegister platforms, TimeProvider time,
    IAlertSink? alerts = null)
{
    private const string Started = "canary.started";

    /// <summary>Events that move towards a new version, which <see cref="ChangeGate"/> may refuse.</summary>
    private static readonly HashSet<string> Forward = [Started, "canary.stepped", "version.promoted"];

    public async Task<Document<FunctionRecord>?> FindAsync(string platform, string function, CancellationToken cancellationToken) =>
        await documents.GetAsync<FunctionRecord>(StateKeys.Platform(platform), StateKeys.Function(function), cancellationToken);

    public async IAsyncEnumerable<FunctionRecord> ListAsync(string platform, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var found = documents.QueryAsync<FunctionRecord>(
            StateKeys.Platform(platform), StateKeys.Functions, StateKeys.AfterFunctions, cancellationToken);
        await foreach (var function in found)
            yield return function.Value;
    }

    public async Task<FunctionRecord> ApplyAsync(string platform, string function, PointerChange change, CancellationToken cancellationToken)
    {
        var partition = StateKeys.Platform(platform);
        while (true)
        {
            await FinishAsync(platform, function, cancellationToken);
            var pointer = await FindAsync(platform, function, cancellationToken)
                ?? throw new UnknownNameException("function", $"{platform}/{function}");
            if (await documents.GetAsync<long>(partition, StateKeys.Applied(function, change.Key), cancellationToken) is not null)
                return (await FindAsync(platform, function, cancellationToken))!.Value;
            RequireExpected(pointer.Value, change);
            await RequireVersionsAsync(platform, function, change, cancellationToken);
            if (await TryMoveAsync(platform, pointer, change, cancellationToken) is not { } moved) continue;
            await FinishAsync(platform, function, cancellationToken);
            return moved;
        }
    }

    /// <summary>Finishes the change of a process that ended in its midst. Every part may run twice.</summary>
    public async Task FinishAsync(string platform, string function, CancellationToken cancellationToken)
    {
        var (partition, row) = (StateKeys.Platform(platform), StateKeys.Pending(function));
        if (await documents.GetAsync<PendingChange>(partition, row, cancellationToken) is not { Value: var change } pending) return;
        foreach (var (version, newState) in change.States.OrderBy(s => s.Key))
            await versions.SetStateAsync(platform, function, version, newState, change, cancellationToken);
        await audit.AppendAsync(
            platform, function, change.Event, change.Actor, change.Detail, $"{function}\n{change.Key}", cancellationToken);
        Tell(platform, function, change);
        try
        {
            await documents.WriteAsync(partition, cancellationToken, StateWrite.Delete(row, pending.ETag));
        }
        catch (StateConflictException)
        {
            // Someone else finished it at the same time.
        }
    }

    private void Tell(string platform, string function, PendingChange change)
    {
        if (alerts is null) return;
        var gone = change.States.Where(s => s.Value is VersionState.RolledBack or VersionState.Withdrawn).Select(s => (int?)s.Key).Max();
        var alert = Alerts.OfChange(platform, function, change.Event, change.Key, change.Because, gone, change.Live, change.At);
        if (alert is not null) alerts.Raise(alert);
    }

    private async Task<FunctionRecord?> TryMoveAsync(
        string platform, Document<FunctionRecord> pointer, PointerChange change, CancellationToken cancellationToken)
    {
        var function = pointer.Value.Function;
        List<StateWrite> writes = [.. await GuardAsync(platform, function, change, cancellationToken)];
        var backup = await BackUpAsync(platform, pointer.Value, change.Key, cancellationToken);
        var moved = pointer.Value with
        {
            Live = change.Live, Canary = change.Canary, LastChange = change.Key, Revision = pointer.Value.Revision + 1,
        };
        writes.Add(StateWrite.Replace(StateKeys.Function(function), await documents.PackAsync(moved, cancellationToken), pointer.ETag));
        writes.Add(StateWrite.Insert(StateKeys.Applied(function, change.Key), FormattableString.Invariant($"{moved.Revision}")));
        writes.Add(StateWrite.Insert(
            StateKeys.Pending(function), await documents.PackAsync(Pending(pointer.Value, moved, change, backup), cancellationToken)));
        try
        {
            await documents.WriteAsync(StateKeys.Platform(platform), cancellationToken, [.. writes]);
            return moved;
        }
        catch (StateConflictException)
        {
            return null;
        }
    }

    /// <summary>A move forward rewrites the platform's record as it was read, so that it cannot pass a freeze, a stop, a spent budget or a new source made meanwhile.</summary>
    private async Task<IReadOnlyList<StateWrite>> GuardAsync(
        string platform, string function, PointerChange change, CancellationToken cancellationToken)
    {
        var record = await platforms.FindAsync(platform, cancellationToken) ?? throw new UnknownNameException("platform", platform);
        var isForward = Forward.Contains(change.Event);
        var (starts, now) = (change.Event == Started, time.GetUtcNow());
        if (isForward && ChangeGate.Obstacle(record.Value, starts, now) is { } obstacle)
            throw new PlatformFrozenException(platform, function, change.Event, obstacle);
        await RequireSourceAsync(platform, function, change, cancellationToken);
        if (!isForward) return [];
        var after = starts ? record.Value with { Starts = ChangeGate.Counted(record.Value, now) } : record.Value;
        return [StateWrite.Replace(StateKeys.PlatformRow, await documents.PackAsync(after, cancellationToken), record.ETag)];
    }

    /// <summary>What begins to serve must be made from the source that the function has.</summary>
    private async Task RequireSourceAsync(string platform, string function, PointerChange change, CancellationToken cancellationToken)
    {
        var begins = new[] { change.Live, change.Canary?.Version ?? 0 }.Where(v => v != 0 && v != change.Expected.Live);
        foreach (var version in begins)
        {
            if (await versions.FindAsync(platform, function, version, cancellationToken) is not { Source: { } made }) continue;
            if (await platforms.GetSourceAsync(platform, cancellationToken) is { } source && SourceFingerprint.Of(source, function) != made)
                throw new SourceChangedException(function, version);
        }
    }

    private async Task<string> BackUpAsync(string platform, FunctionRecord pointer, string before, CancellationToken cancellationToken)
    {
        var live = pointer.Live == 0 ? null : await versions.FindAsync(platform, pointer.Function, pointer.Live, cancellationToken);
        return await backups.TakeAsync(new BackupRecord(platform, pointer, live?.Bundle, before, time.GetUtcNow()), cancellationToken);
    }

    private PendingChange Pending(FunctionRecord before, FunctionRecord after, PointerChange change, string backup)
    {
        var detail = new
        {
            change.Key, change.Because, backup,
            from = new { before.Live, before.Canary },
            to = new { after.Live, after.Canary },
            change.Evidence,
        };
        return new PendingChange(
            change.Key, after.Revision, change.Event, change.Because, change.Actor, change.States,
            JsonSerializer.SerializeToElement(detail, documents.Json))
        {
            At = time.GetUtcNow(),
            Live = after.Live,
            Control = change.Control,
        };
    }

    private static void RequireExpected(FunctionRecord pointer, PointerChange change)
    {
        if ((pointer.Live, pointer.Canary?.Version) != change.Expected)
            throw new PointerConflictException(
                pointer.Function, Text(pointer.Live, pointer.Canary?.Version), Text(change.Expected.Live, change.Expected.Canary));
    }

    private async Task RequireVersionsAsync(string platform, string function, PointerChange change, CancellationToken cancellationToken)
    {
        var named = change.States.Keys.Append(change.Live).Append(change.Canary?.Version ?? 0).Where(v => v != 0).Distinct();
        foreach (var version in named)
            _ = await versions.FindAsync(platform, function, version, cancellationToken) ?? throw VersionShelf.Unknown(function, version);
    }

    private static string Text(int live, int? canary) =>
        FormattableString.Invariant($"version {live} with {(canary is null ? "no canary" : "canary " + canary)}");
}
