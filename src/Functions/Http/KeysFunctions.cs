using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Optimizer.Api.Keys;

namespace Optimizer.Functions.Http;

/// <summary>Makes API keys. Only the app's master key opens it: it is how the first key comes to be.</summary>
public sealed class KeysFunctions(KeyRing keys)
{
    /// <summary><c>?scope=read|operate|admin</c>; the answer is the only place where the key's text is ever seen.</summary>
    [Function("CreateKey")]
    public async Task<IResult> CreateKeyAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "post", Route = "keys")] HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var wanted = request.Query["scope"].ToString();
        if (!Enum.TryParse<KeyScope>(wanted, ignoreCase: true, out var scope) || !Enum.IsDefined(scope) || char.IsAsciiDigit(wanted[0]))
            return TypedResults.Problem("scope is read, operate or admin.", statusCode: StatusCodes.Status400BadRequest);
        var key = await keys.CreateAsync(scope, cancellationToken);
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return TypedResults.Text(key + "\n", "text/plain", statusCode: StatusCodes.Status201Created);
    }
}
