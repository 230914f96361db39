using System.Text.Json;
using Optimizer.Runtime;

namespace Helped;

/// <summary>An account's balance and latest entries, for the first page of the app.</summary>
public sealed class AccountOverview(IHttpClientFactory http) : IPlatformFunction<AccountOverviewRequest, Overview>
{
    public Task<Overview> InvokeAsync(AccountOverviewRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var client = http.CreateClient("ledger");
        using var question = new HttpRequestMessage(HttpMethod.Get, $"http://ledger.internal/v1/accounts/{Uri.EscapeDataString(request.Iban)}");
        using var response = client.Send(question, cancellationToken);
        response.EnsureSuccessStatusCode();

        var account = JsonSerializer.Deserialize<Account>(response.Content.ReadAsStream(cancellationToken), JsonSerializerOptions.Web);
        return Task.FromResult(new Overview(request.Iban, account?.Balance ?? 0m, account?.Entries ?? []));
    }
}
