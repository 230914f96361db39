namespace Optimizer.Runtime.Tests.Samples;

/// <summary>Takes what no object can hold.</summary>
public interface ISpanStock
{
    int Count(ReadOnlySpan<char> sku);
}
