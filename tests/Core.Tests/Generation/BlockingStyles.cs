namespace Optimizer.Core.Tests.Generation;

/// <summary>Functions that block, as different authors write them.</summary>
internal static class BlockingStyles
{
    public const string Modern = """
        using System.Net.Http.Json;
        using Optimizer.Runtime;

        namespace Shop;

        public sealed record StockRequest(string Sku);

        public sealed record Stock(string Sku, int Units, string Site);

        /// <summary>What is left of a product.</summary>
        [FunctionContract(Safe = true, MaxStalenessSeconds = 60)]
        public sealed class StockReport(HttpClient http) : IPlatformFunction<StockRequest, Stock>
        {
            public Task<Stock> InvokeAsync(StockRequest request, CancellationToken cancellationToken)
            {
                if (request.Sku.Length == 0) return Task.FromResult(new Stock("", 0, ""));

                // The warehouse answers in plain text.
                var units = Units(request.Sku);
                var site = http.GetStringAsync($"http://sites.example/{request.Sku}", cancellationToken).GetAwaiter().GetResult();
                return Task.FromResult(new Stock(request.Sku, units, site));
            }

            private int Units(string sku)
            {
                using var message = new HttpRequestMessage(HttpMethod.Get, $"http://stock.example/{sku}");
                using var response = http.Send(message);
                response.EnsureSuccessStatusCode();
                return int.Parse(Text(response));
            }

            private static string Text(HttpResponseMessage response) => response.Content.ReadAsStringAsync().Result;
        }

        """;

    public const string Classic = """
        using System;
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;
        using Optimizer.Runtime;

        namespace Contoso.Stock
        {
            public class StockRequest
            {
                public string Sku { get; set; }
            }

            public class Stock
            {
                public string Text { get; set; }
            }

            public class StockReport : IPlatformFunction<StockRequest, Stock>
            {
                private readonly string _folder = Path.GetTempPath();

                public async Task<Stock> InvokeAsync(StockRequest request, CancellationToken cancellationToken)
                {
                    await Task.Yield();
                    try
                    {
                        return new Stock { Text = this.Read(request.Sku) };
                    }
                    catch (IOException)
                    {
                        Thread.Sleep(100); // someone else is writing
                        return new Stock { Text = this.Read(request.Sku) };
                    }
                }

                private string Read(string sku)
                {
                    using (var reader = new StreamReader(Path.Combine(_folder, sku)))
                    {
                        return reader.ReadToEnd();
                    }
                }
            }
        }
        """;
}
