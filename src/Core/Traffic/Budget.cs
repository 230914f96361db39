namespace Optimizer.Core.Traffic;

/// <summary>A bound that all functions share.</summary>
/// <param name="total">What there is.</param>
internal sealed class Budget(long total)
{
    private long left = total;

    public bool TryTake(long amount)
    {
        if (amount > left) return false;
        left -= amount;
        return true;
    }

    public void Return(long amount) => left += amount;
}
