using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Optimizer.Api.Problems;

/// <summary>A problem document as a result.</summary>
internal static class Problem
{
    /// <param name="status">HTTP status.</param>
    /// <param name="kind">Last part of the document's type.</param>
    /// <param name="detail">For people.</param>
    /// <param name="errors">All faults; left out when there is none.</param>
    public static IResult Of(int status, string kind, string detail, IReadOnlyList<string>? errors = null) =>
        TypedResults.Json(
            new ProblemDocument($"urn:optimizer:problem:{kind}", ReasonPhrases.GetReasonPhrase(status), status, detail)
            {
                Errors = errors is { Count: > 0 } ? errors : null,
            },
            ApiJson.Options, "application/problem+json", status);
}
