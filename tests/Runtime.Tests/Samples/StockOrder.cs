namespace Optimizer.Runtime.Tests.Samples;

public sealed record StockOrder(string Sku, [Sensitive] string Customer);
