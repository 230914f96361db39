using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Optimizer.Functions.Http;

/// <summary>Platforms and their registration.</summary>
public static class PlatformsFunctions
{
    private const string All = "platforms";
    private const string One = "platforms/{platform}";

    [Function("ListPlatforms")]
    public static Task<IResult> ListPlatformsAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = All)] HttpRequest request) =>
        request.AnswerAsync(All);

    [Function("GetPlatform")]
    public static Task<IResult> GetPlatformAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = One)] HttpRequest request) =>
        request.AnswerAsync(One);

    [Function("PutPlatform")]
    public static Task<IResult> PutPlatformAsync([HttpTrigger(AuthorizationLevel.Function, "put", Route = One)] HttpRequest request) =>
        request.AnswerAsync(One);
}
