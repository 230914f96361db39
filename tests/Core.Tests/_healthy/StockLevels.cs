using Optimizer.Runtime;

namespace Healthy;

public interface IStockReader
{
    Task<int> CountAsync(string sku, CancellationToken cancellationToken);
}

public sealed record SkuList(List<string> Skus);

public sealed record StockCounts(IReadOnlyDictionary<string, int> Counts);

public sealed class StockLevels(IStockReader stock) : IPlatformFunction<SkuList, StockCounts>
{
    public async Task<StockCounts> InvokeAsync(SkuList request, CancellationToken cancellationToken)
    {
        var skus = request.Skus.Distinct(StringComparer.Ordinal).ToList();
        var counts = await Task.WhenAll(skus.Select(sku => stock.CountAsync(sku, cancellationToken)));
        return new StockCounts(skus.Zip(counts).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal));
    }
}
