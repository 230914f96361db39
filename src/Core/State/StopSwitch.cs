using Optimizer.Core.Operations.Changes;
using Optimizer.Core.Storage;

namespace Optimizer.Core.State;

/// <summary>Stops and resumes all platforms at once.</summary>
internal sealed class StopSwitch(DocumentStore documents, AuditLog audit, TimeProvider time)
{
    /// <returns>Null while platforms are not stopped.</returns>
    public async Task<StopRecord?> FindAsync(CancellationToken cancellationToken) =>
        (await documents.GetAsync<StopRecord>(StateKeys.Control, StateKeys.StopRow, cancellationToken))?.Value;

    /// <summary>When it returns from stopping, no change forward lands any more: those under way meet the touched records.</summary>
    public async Task SetAsync(PlatformRegister platforms, bool stopped, string? because, string actor, CancellationToken cancellationToken)
    {
        var isStopped = await FindAsync(cancellationToken) is not null;
        if (!stopped && !isStopped) return;
        if (stopped) await documents.TryInsertAsync(StateKeys.Control, StateKeys.StopRow, new StopRecord(time.GetUtcNow(), actor, because), cancellationToken);
        else await documents.WriteAsync(StateKeys.Control, cancellationToken, StateWrite.Delete(StateKeys.StopRow));
        await foreach (var platform in platforms.ListAsync(cancellationToken))
        {
            if (stopped) await platforms.TouchAsync(platform.Name, cancellationToken);
            if (stopped == isStopped) continue;
            var @event = stopped ? "platforms.stopped" : "platforms.resumed";
            await audit.AppendAsync(platform.Name, null, @event, actor, new { because }, null, cancellationToken);
        }
    }
}
