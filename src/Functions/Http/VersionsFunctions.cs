using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Optimizer.Functions.Http;

/// <summary>Stored versions.</summary>
public static class VersionsFunctions
{
    private const string Versions = "platforms/{platform}/versions";

    [Function("ListVersions")]
    public static Task<IResult> ListVersionsAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = Versions)] HttpRequest request) =>
        request.AnswerAsync(Versions);
}
