namespace Optimizer.Runtime.Tests.Samples;

public sealed record Price(string Sku, decimal Amount, string Source);
