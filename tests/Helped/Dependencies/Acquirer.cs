using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Storefront.Supplier;

namespace Helped.Dependencies;

/// <summary><c>acquirer.internal</c>: answers well for a while, then hangs and refuses for a while, again and again.</summary>
internal sealed class Acquirer(ServiceTimes times, TimeProvider time)
{
    /// <summary>Seconds from one outage to the next.</summary>
    public const double EverySeconds = 6;

    /// <summary>Seconds at the end of each such time that are an outage.</summary>
    public const double OutageSeconds = 2.5;

    private const double HangMs = 400;

    private readonly long began = time.GetTimestamp();

    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/authorizations", AuthorizeAsync).RequireHost("acquirer.internal");

    private bool IsDown => time.GetElapsedTime(began).TotalSeconds % EverySeconds >= EverySeconds - OutageSeconds;

    private async Task<IResult> AuthorizeAsync(CardAuthorizationRequest request, CancellationToken cancellationToken)
    {
        if (IsDown)
        {
            await times.WorkAsync(HangMs, 0.1, cancellationToken);
            return Results.StatusCode(StatusCodes.Status504GatewayTimeout);
        }
        await times.WorkAsync(12, 0.2, cancellationToken);
        return Results.Json(new Authorization(request.PaymentId, request.Amount < 900));
    }
}
