using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Optimizer.Functions.Http;

/// <summary>Whether this process answers; the one route without a key.</summary>
public static class HealthFunctions
{
    private const string Healthz = "healthz";

    [Function("GetHealth")]
    public static Task<IResult> GetHealthAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Healthz)] HttpRequest request) =>
        request.AnswerAsync(Healthz);
}
