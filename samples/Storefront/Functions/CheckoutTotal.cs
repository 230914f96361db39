using Optimizer.Runtime;

namespace Storefront;

/// <summary>What a basket costs with tax and shipping. Free shipping from 75.00 on.</summary>
[FunctionContract(Pure = true)]
public sealed class CheckoutTotal : IPlatformFunction<Basket, CheckoutSum>
{
    private const decimal FreeShippingFrom = 75m;

    public Task<CheckoutSum> InvokeAsync(Basket request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var goods = request.Items.Sum(i => i.UnitPrice * i.Quantity);
        var shipping = goods >= FreeShippingFrom ? 0m : request.Shipping;
        var tax = decimal.Round((goods + shipping) * TaxRate(request.Country), 2, MidpointRounding.AwayFromZero);
        return Task.FromResult(new CheckoutSum(goods, shipping, tax, goods + shipping + tax));
    }

    private static decimal TaxRate(string country) => country switch
    {
        "DE" => 0.19m,
        "FR" => 0.20m,
        "SE" => 0.25m,
        _ => 0m,
    };
}
