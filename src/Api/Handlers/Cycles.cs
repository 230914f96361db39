using Microsoft.AspNetCore.Http;
using Optimizer.Api.Documents;
using Optimizer.Core.State;
using Optimizer.Core.Workflow;

namespace Optimizer.Api.Handlers;

/// <summary>Starts cycles and shows how far they are.</summary>
internal static class Cycles
{
    public static async Task<IResult> StartAsync(ApiCall call)
    {
        var id = await call.Get<ICycleStarter>().StartAsync(call.Platform, call.Aborted).ConfigureAwait(false);
        var statusUrl = $"/api/cycles/{id}";
        call.Context.Response.Headers.Location = statusUrl;
        return Answer.Json(new { id, statusUrl }, StatusCodes.Status202Accepted);
    }

    public static async Task<IResult> GetAsync(ApiCall call)
    {
        var id = call.Id;
        var cycle = await call.Get<IPlatformState>().FindCycleAsync(id, call.Aborted).ConfigureAwait(false)
            ?? throw new UnknownNameException("cycle", id);
        return Answer.Ok(CycleDocument.Of(cycle));
    }

    public static async Task<IResult> ListAsync(ApiCall call)
    {
        var platform = await call.PlatformAsync().ConfigureAwait(false);
        var cycles = call.Get<IPlatformState>().ListCyclesAsync(platform.Name, call.Aborted);
        return await Answer.ListAsync(cycles.Select(CycleDocument.Of), call.Limit, call.Aborted).ConfigureAwait(false);
    }

    /// <summary>What cycles found, and what became of it.</summary>
    public static async Task<IResult> OpportunitiesAsync(ApiCall call)
    {
        var platform = await call.PlatformAsync().ConfigureAwait(false);
        var found = call.Get<IPlatformState>().ListCyclesAsync(platform.Name, call.Aborted)
            .SelectMany(c => c.Opportunities.ToAsyncEnumerable().Select(o => OpportunityDocument.Of(c.Id, o)));
        return await Answer.ListAsync(found, call.Limit, call.Aborted).ConfigureAwait(false);
    }
}
