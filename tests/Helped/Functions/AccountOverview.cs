using System.Net.Http.Json;
using Optimizer.Runtime;

namespace Helped;

/// <summary>An account's balance and latest entries, for the first page of the app.</summary>
public sealed class AccountOverview(IHttpClientFactory http) : IPlatformFunction<AccountOverviewRequest, Overview>
{
    public Task<Overview> InvokeAsync(AccountOverviewRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var client = http.CreateClient("ledger");
        var account = client.GetFromJsonAsync<Account>($"http://ledger.internal/v1/accounts/{Uri.EscapeDataString(request.Iban)}", cancellationToken).GetAwaiter().GetResult();
        var entries = client.GetFromJsonAsync<string[]>($"http://ledger.internal/v1/accounts/{Uri.EscapeDataString(request.Iban)}/entries", cancellationToken).GetAwaiter().GetResult();

        return Task.FromResult(new Overview(request.Iban, account?.Balance ?? 0m, entries ?? []));
    }
}
