using Optimizer.Runtime;

namespace Healthy;

public sealed record BasketLine(string Sku, int Quantity, decimal Price);

public sealed record Basket(List<BasketLine> Lines, string? Coupon);

public sealed record BasketSum(decimal Total, decimal Discount);

public sealed class BasketTotal : IPlatformFunction<Basket, BasketSum>
{
    public Task<BasketSum> InvokeAsync(Basket request, CancellationToken cancellationToken)
    {
        var sum = request.Lines.Sum(l => l.Quantity * l.Price);
        var discount = request.Coupon switch
        {
            "SPRING" => sum * 0.1m,
            "STAFF" => sum * 0.3m,
            _ => 0,
        };
        return Task.FromResult(new BasketSum(sum - discount, discount));
    }
}
