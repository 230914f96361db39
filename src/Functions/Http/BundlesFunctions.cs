using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Optimizer.Functions.Http;

/// <summary>Signed bundles by their hash.</summary>
public static class BundlesFunctions
{
    private const string Bundle = "bundles/{sha256}";

    [Function("GetBundle")]
    public static Task<IResult> GetBundleAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = Bundle)] HttpRequest request) =>
        request.AnswerAsync(Bundle);
}
