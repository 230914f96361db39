namespace Optimizer.Functions.Reviews;

/// <summary>What a review's orchestration is started with.</summary>
/// <param name="Review">The review's id.</param>
/// <param name="Deadline">How long a person has; a proof on older traffic is none.</param>
public sealed record ReviewWait(string Review, TimeSpan Deadline)
{
    /// <summary>Persisted: names of the orchestrator and of its event are never changed.</summary>
    public const string Name = "AwaitReview";

    /// <summary>The external event that ends the wait.</summary>
    public const string Decided = "ReviewDecided";

    /// <summary>The orchestration's instance of a review.</summary>
    public static string InstanceOf(string review) => Workflow.InstanceIds.Of($"review.{review}");
}
