using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Optimizer.Functions.Http;

/// <summary>What a platform's runtimes are to serve; they poll it with an ETag.</summary>
public static class ManifestsFunctions
{
    private const string Manifest = "platforms/{platform}/manifest";

    [Function("GetManifest")]
    public static Task<IResult> GetManifestAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = Manifest)] HttpRequest request) =>
        request.AnswerAsync(Manifest);
}
