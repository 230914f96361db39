using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Optimizer.Functions.Http;

/// <summary>Stops and resumes all changes of a platform.</summary>
public static class FreezingFunctions
{
    private const string Freeze = "platforms/{platform}/freeze";
    private const string Unfreeze = "platforms/{platform}/unfreeze";

    [Function("FreezePlatform")]
    public static Task<IResult> FreezePlatformAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = Freeze)] HttpRequest request) =>
        request.AnswerAsync(Freeze);

    [Function("UnfreezePlatform")]
    public static Task<IResult> UnfreezePlatformAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = Unfreeze)] HttpRequest request) =>
        request.AnswerAsync(Unfreeze);
}
