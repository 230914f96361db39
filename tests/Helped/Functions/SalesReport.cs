using System.Net.Http.Json;
using Optimizer.Runtime;

namespace Helped;

/// <summary>
/// A shop's sales of a day, from the reporting database. Every full hour the shops' dashboards ask for theirs at once, and the
/// database answers few questions quickly and many slowly.
/// </summary>
public sealed class SalesReport(IHttpClientFactory http) : IPlatformFunction<SalesReportRequest, Sales>
{
    public async Task<Sales> InvokeAsync(SalesReportRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var client = http.CreateClient("reporting");
        var sales = await client.GetFromJsonAsync<Sales>(
            $"http://reporting.internal/v1/shops/{Uri.EscapeDataString(request.ShopId)}/sales/{request.Day}", cancellationToken);
        return sales ?? new Sales(request.ShopId, 0, 0m);
    }
}
