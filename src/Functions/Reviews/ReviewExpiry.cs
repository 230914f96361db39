using Microsoft.Azure.Functions.Worker;
using Optimizer.Core.Operations;

namespace Optimizer.Functions.Reviews;

/// <summary>Closes a review that nobody decided in time.</summary>
public sealed class ReviewExpiry(PlatformOperations operations)
{
    public const string Name = "ExpireReview";

    /// <returns><c>expired</c>, or <c>decided</c> where a person was faster.</returns>
    [Function(Name)]
    public async Task<string> RunAsync([ActivityTrigger] ReviewWait input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        try
        {
            await operations.RejectAsync(
                input.Review, $"Nobody decided within {input.Deadline.TotalDays:0.#} days; the next cycle proves it anew.", "optimizer", cancellationToken);
            return "expired";
        }
        catch (OperationRefusedException)
        {
            return "decided";
        }
    }
}
