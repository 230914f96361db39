using Microsoft.AspNetCore.Http;
using Optimizer.Api.Limits;
using Optimizer.Api.Problems;
using Optimizer.Core.State.Telemetry;

namespace Optimizer.Api.Handlers;

/// <summary>Takes telemetry batches: JSON Lines, gzip allowed, at most 32 MiB unpacked.</summary>
internal static class Telemetry
{
    public static async Task<IResult> AppendAsync(ApiCall call)
    {
        ApiBody.RequireType(call.Context.Request, "application/x-ndjson");
        var platform = await call.PlatformAsync().ConfigureAwait(false);
        var batch = await call.ReadBytesAsync(ApiLimits.Telemetry).ConfigureAwait(false);
        var receipt = await call.Get<TelemetryStore>().AppendAsync(platform.Name, batch, call.Aborted).ConfigureAwait(false);
        return receipt is { Accepted: 0, Rejected: > 0 }
            ? Problem.Of(
                StatusCodes.Status422UnprocessableEntity, "no-invocation", $"None of the {receipt.Rejected} lines is an invocation.", receipt.Faults)
            : Answer.Json(receipt, StatusCodes.Status202Accepted);
    }
}
