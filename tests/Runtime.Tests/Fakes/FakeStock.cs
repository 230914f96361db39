using Optimizer.Runtime.Tests.Samples;

namespace Optimizer.Runtime.Tests.Fakes;

internal sealed class FakeStock : IStock
{
    public int Count(string sku) => sku.Length;

    public async Task<int> CountAsync(string sku, CancellationToken cancellationToken)
    {
        await Task.Yield();
        return sku.Length;
    }

    public ValueTask<IReadOnlyList<string>> NamesAsync(int first) => new(["a", "b"]);

    public Task ReserveAsync(StockOrder order) => Task.FromException(new InvalidOperationException("sold out"));

    public string Greet(string customer) => "hello";

    public Task WaitAsync() => new TaskCompletionSource().Task;

    public T Echo<T>(T value) => value;
}
