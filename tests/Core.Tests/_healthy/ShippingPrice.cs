using Optimizer.Runtime;

namespace Healthy;

public sealed record Shipment(int Grams, string Zone, bool Express);

public sealed record ShippingCost(decimal Price);

public sealed class ShippingPrice : IPlatformFunction<Shipment, ShippingCost>
{
    public Task<ShippingCost> InvokeAsync(Shipment request, CancellationToken cancellationToken)
    {
        var perKilo = request.Zone == "home" ? 1.2m : 3.4m;
        var price = 2.5m + (Math.Ceiling(request.Grams / 1000m) * perKilo);
        return Task.FromResult(new ShippingCost(request.Express ? price * 1.6m : price));
    }
}
