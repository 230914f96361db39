using Optimizer.Runtime;

namespace Storefront.Traffic;

/// <summary>
/// Calls a function as its pattern says. Calls begin at their times whether or not earlier ones have ended (an open loop), so a
/// slow function gets no relief.
/// </summary>
/// <param name="seed">Of the pattern.</param>
internal sealed class Caller<TRequest, TResponse>(
    IFunction<TRequest, TResponse> function, ITrafficPattern<TRequest> pattern, int seed, TimeProvider time) : ICaller
{
    private const int MaxResends = 5;

    public CallerTally Tally { get; } = new(pattern.Function);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        foreach (var arrival in pattern.Arrivals(new Random(seed)))
        {
            var wait = arrival.At - time.GetElapsedTime(began);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (cancellationToken.IsCancellationRequested) return;
            _ = CallUntilDoneAsync(arrival.Request, cancellationToken);
        }
    }

    private async Task CallUntilDoneAsync(TRequest request, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt <= MaxResends; attempt++)
        {
            if (await SucceedsAsync(request, cancellationToken) || pattern.ResendAfter is not { } pause) return;
            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Makes one call; true also when it was cancelled, which nobody repeats.</summary>
    private async Task<bool> SucceedsAsync(TRequest request, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var failed = false;
        try
        {
            await function.InvokeAsync(request, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return true;
        }
        catch (Exception) // whatever a function throws is this caller's bad luck: counted, and never the end of the traffic
        {
            failed = true;
        }
        Tally.Count(time.GetElapsedTime(began).TotalMilliseconds, failed);
        return !failed;
    }
}
