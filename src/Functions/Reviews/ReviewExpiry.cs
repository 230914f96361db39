using Microsoft.Azure.Functions.Worker;
using Optimizer.Core.Operations;

namespace Optimizer.Functions.Reviews;

/// <summary>Closes a review that nobody decided in time.</summary>
public sealed class ReviewExpiry(PlatformOperations operations)
{
    public const string Name = "ExpireReview";

    /// <returns><c>expired</c>, or <c>decided</c> where a person was faster, or <c>postponed</c> where one put it off: a cycle after that time speaks of it again.</returns>
    [Function(Name)]
    public async Task<string> RunAsync([ActivityTrigger] ReviewWait input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        try
        {
            var closed = await operations.ExpireAsync(
                input.Review, $"Nobody decided within {input.Deadline.TotalDays:0.#} days; the next cycle proves it anew.", cancellationToken);
            return closed ? "expired" : "postponed";
        }
        catch (OperationRefusedException)
        {
            return "decided";
        }
    }
}
