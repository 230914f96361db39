using System.Runtime.CompilerServices;
using System.Text.Json;
using Optimizer.Core.Source;
using Optimizer.Core.Storage;

namespace Optimizer.Core.State;

/// <summary>Which platforms there are, with their sources.</summary>
internal sealed class PlatformRegister(DocumentStore documents, IBlobStore blobs, AuditLog audit, StopSwitch stops)
{
    private const string Sources = "sources";

    /// <remarks>The record first, then the stop: who stops touches every record after, so a change that read neither meets a conflict.</remarks>
    public async Task<Document<PlatformRecord>?> FindAsync(string platform, CancellationToken cancellationToken)
    {
        var record = await documents.GetAsync<PlatformRecord>(StateKeys.Platform(platform), StateKeys.PlatformRow, cancellationToken);
        return record is null ? null : record with { Value = record.Value with { Stop = await stops.FindAsync(cancellationToken) } };
    }

    public async IAsyncEnumerable<PlatformRecord> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var name in documents.QueryAsync<string>(StateKeys.Platforms, null, null, cancellationToken))
        {
            if (await FindAsync(name.Value, cancellationToken) is { } platform)
                yield return platform.Value;
        }
    }

    /// <summary>The index first, the record last: a platform that is seen is complete.</summary>
    public async Task PutAsync(PlatformSource source, Autonomy autonomy, string actor, CancellationToken cancellationToken)
    {
        var name = source.Definition.Platform;
        var pointer = await PutSourceAsync(source, cancellationToken);
        await documents.TryInsertAsync(StateKeys.Platforms, name, name, cancellationToken);
        await AddFunctionsAsync(source, cancellationToken);
        if (await PutRecordAsync(new PlatformRecord(name, pointer, autonomy, false) { Changes = source.Definition.Changes }, cancellationToken))
            await audit.AppendAsync(name, null, "platform.registered", actor, new { source = pointer.Sha256, autonomy }, null, cancellationToken);
    }

    public async Task<PlatformSource?> GetSourceAsync(string platform, CancellationToken cancellationToken)
    {
        var record = await FindAsync(platform, cancellationToken);
        return record is null ? null : await ReadSourceAsync(record.Value, cancellationToken);
    }

    /// <summary>A function's row is written before the record that names it; if someone else was faster, the change is made anew.</summary>
    public async Task UpdateSourceAsync(
        string platform, Func<PlatformSource?, PlatformSource> change, string actor, CancellationToken cancellationToken)
    {
        while (true)
        {
            var record = await FindAsync(platform, cancellationToken) ?? throw new UnknownNameException("platform", platform);
            var changed = change(await ReadSourceAsync(record.Value, cancellationToken));
            var pointer = await PutSourceAsync(changed, cancellationToken);
            if (pointer.Sha256 == record.Value.Source?.Sha256) return;
            await AddFunctionsAsync(changed, cancellationToken);
            if (!await TryReplaceAsync(record, record.Value with { Source = pointer, Changes = changed.Definition.Changes }, cancellationToken)) continue;
            var detail = new { source = pointer.Sha256, autonomy = record.Value.Autonomy };
            await audit.AppendAsync(platform, null, "platform.registered", actor, detail, null, cancellationToken);
            return;
        }
    }

    private Task<BlobPointer> PutSourceAsync(PlatformSource source, CancellationToken cancellationToken) => blobs.PutContentAsync(
        Sources, source.Definition.Platform + "/", JsonSerializer.SerializeToUtf8Bytes(source, documents.Json), cancellationToken);

    private async Task AddFunctionsAsync(PlatformSource source, CancellationToken cancellationToken)
    {
        var partition = StateKeys.Platform(source.Definition.Platform);
        foreach (var function in source.Definition.Functions)
        {
            var fresh = new FunctionRecord(function.Id, 0, null, 1, null);
            await documents.TryInsertAsync(partition, StateKeys.Function(function.Id), fresh, cancellationToken);
        }
    }

    private async Task<bool> TryReplaceAsync(Document<PlatformRecord> found, PlatformRecord changed, CancellationToken cancellationToken)
    {
        try
        {
            var write = StateWrite.Replace(StateKeys.PlatformRow, await documents.PackAsync(changed, cancellationToken), found.ETag);
            await documents.WriteAsync(StateKeys.Platform(changed.Name), cancellationToken, write);
            return true;
        }
        catch (StateConflictException)
        {
            return false;
        }
    }

    private async Task<PlatformSource?> ReadSourceAsync(PlatformRecord record, CancellationToken cancellationToken)
    {
        if (record.Source is not { } pointer) return null;
        var content = await blobs.GetVerifiedAsync(pointer.Container, pointer.Blob, cancellationToken);
        return JsonSerializer.Deserialize<PlatformSource>(content.Span, documents.Json);
    }

    /// <summary>Rewrites a platform's record as it is, so that whoever read it before meets a conflict.</summary>
    public Task TouchAsync(string platform, CancellationToken cancellationToken) => documents.UpdateAsync<PlatformRecord>(
        StateKeys.Platform(platform), StateKeys.PlatformRow, p => p with { Stop = null }, cancellationToken);

    public async Task SetFrozenAsync(string platform, bool frozen, string actor, CancellationToken cancellationToken)
    {
        var changed = false;
        _ = await documents.UpdateAsync<PlatformRecord>(
            StateKeys.Platform(platform), StateKeys.PlatformRow,
            p => (changed = p.Frozen != frozen) ? p with { Frozen = frozen } : p,
            cancellationToken) ?? throw new UnknownNameException("platform", platform);
        if (changed)
            await audit.AppendAsync(platform, null, frozen ? "platform.frozen" : "platform.unfrozen", actor, new { }, null, cancellationToken);
    }

    /// <returns>Whether something changed.</returns>
    private async Task<bool> PutRecordAsync(PlatformRecord record, CancellationToken cancellationToken)
    {
        var partition = StateKeys.Platform(record.Name);
        if (await documents.TryInsertAsync(partition, StateKeys.PlatformRow, record, cancellationToken)) return true;
        var changed = false;
        await documents.UpdateAsync<PlatformRecord>(partition, StateKeys.PlatformRow, p =>
        {
            changed = p.Source?.Sha256 != record.Source?.Sha256 || p.Autonomy != record.Autonomy;
            return changed ? p with { Source = record.Source, Autonomy = record.Autonomy, Changes = record.Changes } : p;
        }, cancellationToken);
        return changed;
    }
}
