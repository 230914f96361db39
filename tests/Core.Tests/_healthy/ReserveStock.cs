using Optimizer.Runtime;

namespace Healthy;

public interface IStockLedger
{
    Task<int> FreeAsync(string sku, CancellationToken cancellationToken);

    Task<string> ReserveAsync(string sku, int count, CancellationToken cancellationToken);
}

public sealed record Reservation(string Sku, int Count);

public sealed record Reserved(string? Ticket, int Missing);

public sealed class ReserveStock(IStockLedger ledger) : IPlatformFunction<Reservation, Reserved>
{
    public async Task<Reserved> InvokeAsync(Reservation request, CancellationToken cancellationToken)
    {
        var free = await ledger.FreeAsync(request.Sku, cancellationToken);
        if (free < request.Count) return new Reserved(null, request.Count - free);
        return new Reserved(await ledger.ReserveAsync(request.Sku, request.Count, cancellationToken), 0);
    }
}
