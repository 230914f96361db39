using Optimizer.Core.State;
using Optimizer.Core.Workflow;

namespace Optimizer.Core.Phases;

/// <summary>Stores what waits for a person.</summary>
public sealed class ReviewActivity(IPlatformState state, TimeProvider time) : IActivity<ReviewInput, string>
{
    public const string Name = "Review";

    /// <returns>The review's id, the same for the same cycle, function and type.</returns>
    public async Task<string> RunAsync(ReviewInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var id = $"{input.CycleId}.{input.Function}.{input.Type}";
        if (await state.FindReviewAsync(id, cancellationToken) is not null) return id;
        await state.PutReviewAsync(
            input.Platform,
            new ReviewRecord
            {
                Id = id,
                Function = input.Function,
                Type = input.Type,
                Cycle = input.CycleId,
                Version = input.Version,
                Reasons = input.Reasons,
                State = ReviewState.Open,
                Created = time.GetUtcNow(),
            },
            cancellationToken);
        await state.AuditAsync(input.Platform, input.Function, "review.opened", "optimizer", new { id, input.Type, input.Reasons }, cancellationToken);
        return id;
    }
}
