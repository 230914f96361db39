namespace Optimizer.Core.Tests.Generation;

/// <summary>Functions whose reads wait for each other, as different authors write them.</summary>
internal static class OverlapStyles
{
    public const string Modern = """
        using System.Net.Http.Json;
        using Optimizer.Runtime;

        namespace Shop;

        public sealed record PageRequest(string Sku);

        public sealed record Review(string Author, int Stars);

        public sealed record Page(decimal Price, int Units, double Stars);

        /// <summary>What a product's page shows.</summary>
        [FunctionContract(Safe = true, MaxStalenessSeconds = 60)]
        public sealed class ProductPage(HttpClient http) : IPlatformFunction<PageRequest, Page>
        {
            public async Task<Page> InvokeAsync(PageRequest request, CancellationToken cancellationToken)
            {
                // The list price, without discounts.
                var price = decimal.Parse(await http.GetStringAsync($"http://prices.example/v1/{request.Sku}", cancellationToken));
                var units = await UnitsAsync(request.Sku, cancellationToken); // of all warehouses
                var reviews = await http.GetFromJsonAsync<List<Review>>($"http://reviews.example/v1/{request.Sku}", cancellationToken);

                return new Page(price, units, reviews!.Average(r => r.Stars));
            }

            private async Task<int> UnitsAsync(string sku, CancellationToken cancellationToken)
            {
                using var response = await http.GetAsync($"http://stock.example/v1/{sku}", cancellationToken);
                response.EnsureSuccessStatusCode();
                return int.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
            }
        }

        """;

    public const string Classic = """
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Optimizer.Runtime;

        namespace Contoso.Web
        {
            public class PageRequest
            {
                public string Sku { get; set; }
            }

            public class Page
            {
                public string Text { get; set; }
            }

            public class ProductPage : IPlatformFunction<PageRequest, Page>
            {
                private readonly HttpClient _client;

                public ProductPage(HttpClient client)
                {
                    _client = client;
                }

                public async Task<Page> InvokeAsync(PageRequest request, CancellationToken cancellationToken)
                {
                    string header = await _client.GetStringAsync("http://header.example/v1/" + request.Sku, cancellationToken).ConfigureAwait(false);
                    string footer = await _client.GetStringAsync("http://footer.example/v1/" + request.Sku, cancellationToken).ConfigureAwait(false);
                    return new Page { Text = header + footer };
                }
            }
        }
        """;
}
