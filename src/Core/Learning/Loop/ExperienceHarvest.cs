using Optimizer.Core.Learning.Experiences;
using Optimizer.Core.State;

namespace Optimizer.Core.Learning.Loop;

/// <summary>
/// Reads outcomes from the platform's own records: versions that were promoted or taken back, reviews that people decided,
/// candidates that validation refused. Reading again gives the same ids, so nothing is lost and nothing counts twice.
/// </summary>
internal static class ExperienceHarvest
{
    public static async Task<IReadOnlyList<Experience>> ReadAsync(IPlatformState state, string platform, CancellationToken cancellationToken)
    {
        var found = new List<Experience>();
        await foreach (var function in state.ListFunctionsAsync(platform, cancellationToken))
        {
            await foreach (var version in state.ListVersionsAsync(platform, function.Function, cancellationToken))
                if (Of(version) is { } outcome) found.Add(outcome);
        }
        await foreach (var review in state.ListReviewsAsync(platform, cancellationToken))
            if (Of(review) is { } outcome) found.Add(outcome);
        await foreach (var cycle in state.ListCyclesAsync(platform, cancellationToken).Take(50))
            found.AddRange(cycle.Opportunities.Where(o => o.Result == "rejected").Select(o => Of(cycle, o)));
        return found;
    }

    private static Experience? Of(VersionRecord version)
    {
        var name = $"version/{version.Function}/{version.Version}";
        return version.State switch
        {
            VersionState.RolledBack => Outcome($"{name}/rolled-back", ExperienceKind.RolledBack, version.Created, version.Function, version.Type, 0),
            VersionState.Live or VersionState.Withdrawn when version.Realised is { } realised =>
                Outcome($"{name}/realised", ExperienceKind.Realised, version.Created, version.Function, version.Type, realised.Value),
            _ => null,
        };
    }

    private static Experience? Of(ReviewRecord review) => review.State switch
    {
        ReviewState.Approved => Outcome($"review/{review.Id}", ExperienceKind.Approved, review.Created, review.Function, review.Type, 0),
        ReviewState.Rejected => Outcome($"review/{review.Id}", ExperienceKind.Declined, review.Created, review.Function, review.Type, 0),
        _ => null,
    };

    private static Experience Of(CycleRecord cycle, OpportunityOutcome outcome) =>
        Outcome($"cycle/{cycle.Id}/{outcome.Function}/{outcome.Type}", ExperienceKind.Rejected, cycle.Started, outcome.Function, outcome.Type, 0);

    /// <summary>Context, prediction and propensity are those of the decision, which the learner remembers.</summary>
    private static Experience Outcome(string id, ExperienceKind kind, DateTimeOffset at, string function, string type, double realised) =>
        new(id, at, function, type, "", kind, 0, realised, 1);
}
