namespace Optimizer.Runtime.Tests.Samples;

public sealed record PriceRequest(string Sku, int Quantity = 1);
