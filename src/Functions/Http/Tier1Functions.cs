using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Optimizer.Functions.Http;

/// <summary>One cycle of a platform's learner, which stays in this process's memory between calls.</summary>
public static class Tier1Functions
{
    private const string Cycle = "platforms/{platform}/tier1/cycle";

    [Function("RunTier1Cycle")]
    public static Task<IResult> RunTier1CycleAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = Cycle)] HttpRequest request) =>
        request.AnswerAsync(Cycle);
}
