using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Optimizer.Functions.Http;

/// <summary>A platform's learner, which stays in this process's memory between calls.</summary>
public static class Tier1Functions
{
    private const string Cycle = "platforms/{platform}/tier1/cycle";
    private const string Experiences = "platforms/{platform}/experiences";

    [Function("RunTier1Cycle")]
    public static Task<IResult> RunTier1CycleAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = Cycle)] HttpRequest request) =>
        request.AnswerAsync(Cycle);

    [Function("ListExperiences")]
    public static Task<IResult> ListExperiencesAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = Experiences)] HttpRequest request) =>
        request.AnswerAsync(Experiences);
}
