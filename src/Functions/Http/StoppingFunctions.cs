using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Optimizer.Functions.Http;

/// <summary>Stops and resumes all platforms at once.</summary>
public static class StoppingFunctions
{
    private const string Stop = "stop";
    private const string Resume = "resume";

    [Function("GetStop")]
    public static Task<IResult> GetStopAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = Stop)] HttpRequest request) =>
        request.AnswerAsync(Stop);

    [Function("StopAll")]
    public static Task<IResult> StopAllAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = Stop)] HttpRequest request) =>
        request.AnswerAsync(Stop);

    [Function("ResumeAll")]
    public static Task<IResult> ResumeAllAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = Resume)] HttpRequest request) =>
        request.AnswerAsync(Resume);
}
