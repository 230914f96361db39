using System.Net.Http.Json;
using Optimizer.Runtime;

namespace Helped;

/// <summary>
/// Asks the acquirer to hold an amount on a card. When the acquirer is down the shop offers other ways to pay, and the sooner it
/// knows the better.
/// </summary>
[FunctionContract(FailFast = true)]
public sealed class CardAuthorization(IHttpClientFactory http) : IPlatformFunction<CardAuthorizationRequest, Authorization>
{
    public async Task<Authorization> InvokeAsync(CardAuthorizationRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var client = http.CreateClient("acquirer");
        using var response = await client.PostAsJsonAsync("http://acquirer.internal/v1/authorizations", request, cancellationToken);
        response.EnsureSuccessStatusCode();

        var decision = await response.Content.ReadFromJsonAsync<Authorization>(cancellationToken);
        return decision ?? new Authorization(request.PaymentId, false);
    }
}
