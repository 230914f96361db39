using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Optimizer.Api.Keys;

namespace Optimizer.Functions.Http;

/// <summary>API keys.</summary>
public sealed class KeysFunctions(KeyOperations keys)
{
    private const string All = "keys";
    private const string One = "keys/{id}";
    private const string Rotation = "keys/{id}/rotate";
    private const string Log = "keys/audit";

    /// <summary>
    /// Only the app's master key opens it, since it is how the first key comes to be: <c>?scope=read|operate|admin</c> gives the key's text alone.
    /// Without that, as the API's route, which asks for an admin key too.
    /// </summary>
    [Function("CreateKey")]
    public async Task<IResult> CreateKeyAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "post", Route = All)] HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!request.Query.ContainsKey("scope")) return await request.AnswerAsync(All);
        var wanted = request.Query["scope"].ToString();
        if (!Enum.TryParse<KeyScope>(wanted, ignoreCase: true, out var scope) || !Enum.IsDefined(scope) || char.IsAsciiDigit(wanted[0]))
            return TypedResults.Problem("scope is read, operate or admin.", statusCode: StatusCodes.Status400BadRequest);
        var (key, _) = await keys.CreateAsync(new KeyRequest(scope), "master-key", cancellationToken);
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return TypedResults.Text(key + "\n", "text/plain", statusCode: StatusCodes.Status201Created);
    }

    [Function("ListKeys")]
    public static Task<IResult> ListKeysAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = All)] HttpRequest request) =>
        request.AnswerAsync(All);

    [Function("RotateKey")]
    public static Task<IResult> RotateKeyAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = Rotation)] HttpRequest request) =>
        request.AnswerAsync(Rotation);

    [Function("RevokeKey")]
    public static Task<IResult> RevokeKeyAsync([HttpTrigger(AuthorizationLevel.Function, "delete", Route = One)] HttpRequest request) =>
        request.AnswerAsync(One);

    [Function("ListKeyAudit")]
    public static Task<IResult> ListKeyAuditAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = Log)] HttpRequest request) =>
        request.AnswerAsync(Log);
}
