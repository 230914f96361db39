using System.Globalization;
using Microsoft.AspNetCore.Http;
using Optimizer.Api.Problems;

namespace Optimizer.Api.Limits;

/// <summary>Asks a caller to come again later.</summary>
internal static class Wait
{
    /// <returns>429 with <c>Retry-After</c>, in whole seconds.</returns>
    public static ApiProblemException For(HttpContext context, TimeSpan wait, string because)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return new ApiProblemException(StatusCodes.Status429TooManyRequests, "rate-limited", $"{because}. Repeat the request in {seconds} s.");
    }
}
