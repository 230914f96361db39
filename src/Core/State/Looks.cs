using Optimizer.Core.Storage;

namespace Optimizer.Core.State;

/// <summary>When monitoring last looked at a platform: partition <c>platform:{name}</c>, row <c>look</c>.</summary>
internal sealed class Looks(DocumentStore documents, TimeProvider time)
{
    public async Task NoteAsync(string platform, CancellationToken cancellationToken)
    {
        var write = StateWrite.Upsert(StateKeys.LookRow, await documents.PackAsync(time.GetUtcNow(), cancellationToken));
        await documents.WriteAsync(StateKeys.Platform(platform), cancellationToken, write);
    }

    public async Task<DateTimeOffset?> LastAsync(string platform, CancellationToken cancellationToken) =>
        (await documents.GetAsync<DateTimeOffset>(StateKeys.Platform(platform), StateKeys.LookRow, cancellationToken))?.Value;
}
