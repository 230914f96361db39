using Microsoft.AspNetCore.Http;
using Optimizer.Api.Documents;
using Optimizer.Api.Limits;
using Optimizer.Core.Operations;
using Optimizer.Core.State;

namespace Optimizer.Api.Handlers;

/// <summary>Moves a function's live pointer by hand.</summary>
internal static class Pointers
{
    public static async Task<IResult> RollBackAsync(ApiCall call)
    {
        var body = await call.ReadOptionalJsonAsync<RollBackBody>(ApiLimits.Decision).ConfigureAwait(false);
        var pointer = await call.Get<PlatformOperations>()
            .RollBackAsync(call.Platform, call.Function, body?.To, body?.Because, call.Actor, call.Aborted).ConfigureAwait(false);
        return Answer.Ok(FunctionDocument.Of(pointer));
    }

    public static async Task<IResult> RestoreAsync(ApiCall call)
    {
        var body = await call.ReadJsonAsync<RestoreBody>(ApiLimits.Decision).ConfigureAwait(false);
        var pointer = await call.Get<PlatformOperations>()
            .RestoreAsync(call.Platform, call.Function, Names.Sha256(body.Backup ?? ""), call.Actor, call.Aborted).ConfigureAwait(false);
        return Answer.Ok(FunctionDocument.Of(pointer));
    }

    public static async Task<IResult> BackupsAsync(ApiCall call)
    {
        var function = await call.FunctionAsync().ConfigureAwait(false);
        var backups = call.Get<IPlatformState>().ListBackupsAsync(call.Platform, function.Function, call.Aborted);
        return await Answer.ListAsync(backups.Select(b => BackupDocument.Of(b.Id, b.Backup)), call.Limit, call.Aborted).ConfigureAwait(false);
    }
}
