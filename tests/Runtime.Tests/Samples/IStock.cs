namespace Optimizer.Runtime.Tests.Samples;

public interface IStock
{
    int Count(string sku);

    Task<int> CountAsync(string sku, CancellationToken cancellationToken);

    ValueTask<IReadOnlyList<string>> NamesAsync(int first);

    Task ReserveAsync(StockOrder order);

    string Greet([Sensitive] string customer);

    Task WaitAsync();

    T Echo<T>(T value);
}
