namespace Optimizer.Runtime.Tests.Samples;

/// <summary>Answers when the test says so.</summary>
public sealed class GateFunction(TaskCompletionSource gate) : IPlatformFunction<PriceRequest, Price>
{
    public async Task<Price> InvokeAsync(PriceRequest request, CancellationToken cancellationToken)
    {
        await gate.Task;
        return new Price(request.Sku, 1, "gate");
    }
}
