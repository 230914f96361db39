namespace Optimizer.Runtime.Policies;

/// <summary>
/// Keeps retries to a share of calls, so that they cannot multiply the load of a dependency that is down (after Google's Site
/// Reliability Engineering, chapter 21, "client-side throttling", and Finagle's <c>RetryBudget</c>): a token bucket that each
/// call fills by the ratio and each retry empties by one. It begins full; that advance is paid back before calls earn more, so
/// that from the start retries ≤ max(reserve, ratio × calls), and over any n calls retries ≤ reserve + ratio × n.
/// </summary>
/// <param name="ratio">Retries ÷ calls in the long run.</param>
/// <param name="reserve">Tokens at the start, and at most.</param>
internal sealed class RetryBudget(double ratio, int reserve)
{
    // Ten tenths are a hair less than one.
    private const double Hair = 1e-9;
    private readonly Lock gate = new();
    private double tokens = reserve;
    private double advance = reserve;

    public void Earn()
    {
        lock (gate)
        {
            if (advance > Hair)
                advance -= ratio;
            else
                tokens = Math.Min(reserve, tokens + ratio);
        }
    }

    public bool TrySpend()
    {
        lock (gate)
        {
            if (tokens < 1 - Hair) return false;
            tokens -= 1;
            return true;
        }
    }
}
