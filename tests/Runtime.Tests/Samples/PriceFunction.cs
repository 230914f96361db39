namespace Optimizer.Runtime.Tests.Samples;

/// <summary>Answers at once; the source says which version did.</summary>
public sealed class PriceFunction : IPlatformFunction<PriceRequest, Price>
{
    public Task<Price> InvokeAsync(PriceRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new Price(request.Sku, 10 * request.Quantity, "original"));
}
