namespace Optimizer.Runtime.Tests.Samples;

/// <summary>Allocates nothing.</summary>
public sealed class ConstantFunction : IPlatformFunction<PriceRequest, Price>
{
    private static readonly Task<Price> Answer = Task.FromResult(new Price("AB-12", 10, "original"));

    public Task<Price> InvokeAsync(PriceRequest request, CancellationToken cancellationToken) => Answer;
}
