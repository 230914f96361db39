using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Storefront.Supplier;

namespace Helped.Dependencies;

/// <summary><c>acquirer.internal</c>: answers well for a while, then hangs and refuses for a while, and comes back.</summary>
internal sealed class Acquirer(ServiceTimes times, TimeProvider time)
{
    /// <summary>Seconds from one outage to the next.</summary>
    private const double EverySeconds = 40;

    private const double OutageFrom = 10;
    private const double OutageTo = 28;
    private const double HangMs = 250;

    private readonly Lazy<long> began = new(time.GetTimestamp);

    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/authorizations", AuthorizeAsync).RequireHost("acquirer.internal");

    /// <summary>Counted from the first request.</summary>
    private bool IsDown => time.GetElapsedTime(began.Value).TotalSeconds % EverySeconds is >= OutageFrom and < OutageTo;

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
