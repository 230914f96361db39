using Optimizer.Core.State;

namespace Optimizer.Core.Operations;

/// <summary>What nobody decides in time is decided by the next cycle, on newer evidence.</summary>
public static class ReviewRetention
{
    /// <summary>Rejects the open reviews of a platform that are older than a deadline.</summary>
    /// <param name="deadline">&gt; 0.</param>
    /// <returns>How many.</returns>
    public static async Task<int> ExpireAsync(
        IPlatformState state, PlatformOperations operations, string platform, TimeSpan deadline, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(operations);
        var late = new List<string>();
        await foreach (var review in state.ListReviewsAsync(platform, cancellationToken))
            if (review.State == ReviewState.Open && now - review.Created >= deadline) late.Add(review.Id);
        var expired = 0;
        foreach (var review in late) expired += await TryExpireAsync(operations, review, deadline, cancellationToken) ? 1 : 0;
        return expired;
    }

    /// <returns>False where a person was faster.</returns>
    private static async Task<bool> TryExpireAsync(
        PlatformOperations operations, string review, TimeSpan deadline, CancellationToken cancellationToken)
    {
        try
        {
            await operations.RejectAsync(
                review, FormattableString.Invariant($"Nobody decided within {deadline.TotalDays:0.#} days; the next cycle proves it anew."), "optimizer", cancellationToken);
            return true;
        }
        catch (OperationRefusedException)
        {
            return false;
        }
    }
}
