using Optimizer.Runtime;

namespace Healthy;

public sealed record DeliveryAsk(string Zip);

public sealed record DeliveryDay(DateOnly Day);

public sealed class NextDelivery(TimeProvider time) : IPlatformFunction<DeliveryAsk, DeliveryDay>
{
    public Task<DeliveryDay> InvokeAsync(DeliveryAsk request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var day = DateOnly.FromDateTime(now.UtcDateTime).AddDays(now.Hour < 14 ? 1 : 2);
        while (day.DayOfWeek == DayOfWeek.Sunday) day = day.AddDays(1);
        return Task.FromResult(new DeliveryDay(request.Zip.StartsWith('9') ? day.AddDays(1) : day));
    }
}
