namespace Optimizer.Runtime.Tests.Samples;

/// <summary>Throws at once for SKU <c>now</c>, later for <c>later</c>, and waits for cancellation for <c>wait</c>.</summary>
public sealed class FailingFunction : IPlatformFunction<PriceRequest, Price>
{
    public Task<Price> InvokeAsync(PriceRequest request, CancellationToken cancellationToken) =>
        request.Sku == "now" ? throw new InvalidOperationException("now") : LaterAsync(request, cancellationToken);

    private static async Task<Price> LaterAsync(PriceRequest request, CancellationToken cancellationToken)
    {
        await Task.Yield();
        if (request.Sku == "later") throw new TimeoutException("later");
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        return new Price("", 0, "");
    }
}
