namespace Optimizer.Core.Tests.Generation;

/// <summary>Functions as different authors write them; all make a client per call and can be cached.</summary>
internal static class Styles
{
    public const string Modern = """
        using Optimizer.Runtime;

        namespace Shop;

        public sealed record QuoteRequest(string Sku, int Quantity);

        public sealed record Quote(string Sku, decimal Price);

        /// <summary>Prices an item.</summary>
        [FunctionContract(Safe = true, MaxStalenessSeconds = 60)]
        public sealed class PriceQuote(TimeProvider clock) : IPlatformFunction<QuoteRequest, Quote>
        {
            public async Task<Quote> InvokeAsync(QuoteRequest request, CancellationToken cancellationToken)
            {
                using var client = new HttpClient { BaseAddress = new Uri("http://rates.example/") };
                var price = await client.GetStringAsync($"v1/{request.Sku}", cancellationToken);
                return new Quote(request.Sku, decimal.Parse(price) * request.Quantity + clock.GetUtcNow().Year * 0);
            }
        }

        """;

    public const string Classic = """
        using System;
        using System.Net.Http;
        using System.Net.Http.Headers;
        using System.Threading;
        using System.Threading.Tasks;
        using Optimizer.Runtime;
        using Money = System.Decimal;

        namespace Contoso.Pricing
        {
            namespace Quotes
            {
                public class QuoteRequest
                {
                    public string Sku { get; set; } = "";
                    public string Tenant { get; set; } = "";
                }

                public class Quote
                {
                    public Money Price { get; set; }
                }

                public abstract class FunctionBase<TRequest, TResponse> : IPlatformFunction<TRequest, TResponse>
                {
                    public abstract Task<TResponse> InvokeAsync(TRequest request, CancellationToken cancellationToken);
                }

                [FunctionContract(MaxStalenessSeconds = Staleness, Safe = true)]
                public partial class PriceQuote : FunctionBase<QuoteRequest, Quote>
                {
                    private const double Staleness = 1.5 * 60;
                    private readonly TimeProvider _clock;

                    public PriceQuote(TimeProvider clock)
                    {
                        _clock = clock;
                    }

                    public override async Task<Quote> InvokeAsync(QuoteRequest request, CancellationToken cancellationToken)
                    {
                        // Each tenant has its own key.
                        using (var client = new HttpClient())
                        {
                            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", request.Tenant);
                            return Parse(await client.GetStringAsync("http://rates.example/v1/" + request.Sku, cancellationToken));
                        }
                    }

                    private static Quote Parse(string text) => new Quote { Price = Money.Parse(text) };
                }
            }
        }
        """;

    public const string TwoParts = """
        namespace Contoso.Pricing.Quotes
        {
            partial class PriceQuote
            {
                private bool IsNight => _clock.GetUtcNow().Hour < 6;
            }
        }

        """;
}
