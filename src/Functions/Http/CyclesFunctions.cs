using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Optimizer.Functions.Workflow;

namespace Optimizer.Functions.Http;

/// <summary>Cycles and what they found.</summary>
public static class CyclesFunctions
{
    private const string OfPlatform = "platforms/{platform}/cycles";
    private const string One = "cycles/{id}";
    private const string Opportunities = "platforms/{platform}/opportunities";

    [Function("StartCycle")]
    public static Task<IResult> StartCycleAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = OfPlatform)] HttpRequest request, [DurableClient] DurableTaskClient client)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.HttpContext.RequestServices.GetRequiredService<DurableClientSlot>().Client = client;
        return request.AnswerAsync(OfPlatform);
    }

    [Function("ListCycles")]
    public static Task<IResult> ListCyclesAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = OfPlatform)] HttpRequest request) =>
        request.AnswerAsync(OfPlatform);

    [Function("GetCycle")]
    public static Task<IResult> GetCycleAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = One)] HttpRequest request) =>
        request.AnswerAsync(One);

    [Function("ListOpportunities")]
    public static Task<IResult> ListOpportunitiesAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = Opportunities)] HttpRequest request) =>
        request.AnswerAsync(Opportunities);
}
