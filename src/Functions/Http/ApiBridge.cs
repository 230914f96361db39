using Microsoft.AspNetCore.Http;
using Optimizer.Api;

namespace Optimizer.Functions.Http;

/// <summary>Hands a trigger's request to the API's own handler: keys, validation, answers and problem documents are those of every host.</summary>
internal static class ApiBridge
{
    /// <summary>Answers by the row of <see cref="ApiRoutes.All"/> with this pattern and the request's method.</summary>
    /// <returns>A result that writes nothing more: the handler has written the response.</returns>
    public static async Task<IResult> AnswerAsync(this HttpRequest request, string pattern)
    {
        var route = ApiRoutes.All.FirstOrDefault(r => r.Pattern == pattern && r.Method.Equals(request.Method, StringComparison.OrdinalIgnoreCase));
        if (route is null) return TypedResults.Problem($"There is no route {request.Method} /api/{pattern}.", statusCode: StatusCodes.Status404NotFound);
        await ApiEndpoint.RunAsync(route, request.HttpContext);
        return TypedResults.Empty;
    }
}
