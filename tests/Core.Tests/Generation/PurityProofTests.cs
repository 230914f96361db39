using Optimizer.Core.Generation;
using Optimizer.Core.Tests.Optimizations;
using Optimizer.TestKit;

namespace Optimizer.Core.Tests.Generation;

public sealed class PurityProofTests
{
    [Theory]
    [InlineData("return Task.FromResult(new Quote(Math.Round(request.Quantity * 1.19m, 2)));")]
    [InlineData("var list = new List<decimal>(); list.Add(1); list[0] += request.Quantity; return Task.FromResult(new Quote(list.Sum()));")]
    [InlineData("var text = new System.Text.StringBuilder(); foreach (var c in request.Sku) text.Append(c).Append('-'); return Task.FromResult(new Quote(text.Length));")]
    [InlineData("var all = request.Sku.Select(c => (int)c).ToList(); all.Sort(); return Task.FromResult(new Quote(all[0]));")]
    [InlineData("return Task.FromResult(new Quote(Rate(request.Sku))); static decimal Rate(string sku) => sku switch { \"a\" => 0.1m, _ => 0m };")]
    [InlineData("cancellationToken.ThrowIfCancellationRequested(); ArgumentNullException.ThrowIfNull(request); return Task.FromResult(new Quote(Table[request.Sku.Length]));")]
    [InlineData("return Task.FromResult(new Quote(Fib(request.Quantity)));")]
    [InlineData("var total = 0m; for (var i = 0; i < request.Quantity; i++) total += i; return Task.FromResult(new Quote(total) with { Price = total });")]
    [InlineData("var (low, high) = (request.Quantity, 7); (low, high) = (high, low); return Task.FromResult(new Quote(low - high));")]
    [InlineData("if (request.Quantity < 0) throw new ArgumentException(\"negative\", nameof(request)); return Task.FromResult(new Quote(Factor));")]
    public void Is_proven_where_only_the_request_decides(string body) => Assert.Equal(Purity.Proven, Of(body).Purity);

    [Theory]
    [InlineData("return Task.FromResult(new Quote(DateTime.Now.Day));", "DateTime.Now")]
    [InlineData("return Task.FromResult(new Quote(Random.Shared.Next()));", "Random.Next")]
    [InlineData("return Task.FromResult(new Quote(Guid.NewGuid().ToString().Length));", "Guid.NewGuid")]
    [InlineData("return Task.FromResult(new Quote(System.IO.File.ReadAllText(request.Sku).Length));", "File.ReadAllText")]
    [InlineData("return Task.FromResult(new Quote(Environment.TickCount));", "Environment.TickCount")]
    [InlineData("return Task.FromResult(new Quote(++_count));", "was not made in this call")]
    [InlineData("return Task.FromResult(new Quote(_count));", "can change")]
    [InlineData("Total += request.Quantity; return Task.FromResult(new Quote(1));", "static member")]
    [InlineData("(Total, _) = (2m, 1); return Task.FromResult(new Quote(1));", "static member")]
    [InlineData("(var first, (Table[0], _)) = (1, (2m, 3)); return Task.FromResult(new Quote(first));", "was not made in this call")]
    [InlineData("Seen.Add(request.Sku); return Task.FromResult(new Quote(1));", "was not made in this call")]
    [InlineData("var seen = Seen; seen.Add(request.Sku); return Task.FromResult(new Quote(1));", "was not made in this call")]
    [InlineData("return Task.FromResult(new Quote(Deep(request))); static decimal Deep(QuoteRequest r) => Deeper(r); static decimal Deeper(QuoteRequest r) => DateTime.UtcNow.Year;", "DateTime.UtcNow")]
    [InlineData("Func<decimal> later = () => Environment.ProcessId; return Task.FromResult(new Quote(later()));", "Environment.ProcessId")]
    public void Is_refuted_where_the_world_is_read_or_changed(string body, string because)
    {
        var verdict = Of(body);

        Assert.Equal(Purity.Refuted, verdict.Purity);
        Assert.Contains(because, verdict.Because, StringComparison.Ordinal);
        Assert.True(verdict.Line > 0);
    }

    [Theory]
    [InlineData("return Task.FromResult(new Quote(Rates.Of(request.Sku)));", "can be overridden")]
    [InlineData("return Task.FromResult(new Quote(decimal.Parse(request.Sku)));", "current culture")]
    [InlineData("return Task.FromResult(new Quote($\"{request.Quantity}\".Length));", "current culture")]
    [InlineData("return Task.FromResult(new Quote((\"\" + request.Quantity).Length));", "current culture")]
    [InlineData("return Task.FromResult(new Quote(new[] { request.Sku, \"b\" }.OrderBy(s => s).First().Length));", "current culture")]
    [InlineData("return Task.FromResult(new Quote(Seen.Count));", "content can change")]
    [InlineData("return Task.FromResult(new Quote(new Counter().Next()));", "changes its Counter")]
    public void Stays_open_where_the_source_does_not_say(string body, string because)
    {
        var verdict = Of(body);

        Assert.Equal(Purity.Unknown, verdict.Purity);
        Assert.Contains(because, verdict.Because, StringComparison.Ordinal);
    }

    private static PurityVerdict Of(string body) => PurityProof.Of(ASource.Function("Shop.PriceQuote", MemoizationTests.Platform(body, "", """
        private const decimal Factor = 2m;
        private static readonly decimal[] Table = [0.1m, 0.2m];
        private static readonly List<string> Seen = [];
        private static decimal Total;
        private int _count;
        private static decimal Fib(int n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2);
        public static void Forget() => Seen.Clear();
        """, "public sealed class Counter { private int at; public int Next() => ++at; }")));
}
