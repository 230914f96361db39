using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Optimizer.Api.Handlers;

/// <summary>JSON answers in the API's one format.</summary>
internal static class Answer
{
    public static JsonHttpResult<T> Ok<T>(T document) => Json(document, StatusCodes.Status200OK);

    public static JsonHttpResult<T> Json<T>(T document, int status) =>
        TypedResults.Json(document, ApiJson.Options, "application/json", status);

    /// <summary>At most <paramref name="limit"/> items of a list, in one document.</summary>
    public static async Task<IResult> ListAsync<T>(IAsyncEnumerable<T> items, int limit, CancellationToken cancellationToken)
    {
        var taken = await items.Take(limit).ToListAsync(cancellationToken).ConfigureAwait(false);
        return Ok(new { items = taken });
    }
}
