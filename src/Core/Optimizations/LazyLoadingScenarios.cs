using Optimizer.Core.Proof;

namespace Optimizer.Core.Optimizations;

/// <summary>What every function that makes its fields on first use must show.</summary>
internal static class LazyLoadingScenarios
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("lazy-loading.first-calls-do-not-race", "Concurrent first calls get their own responses.", RewriteSteps.DoesNotMixAsync),
        new("lazy-loading.responses-stay-the-same", "Every request gets the original's response.", RewriteSteps.StaysTheSameAsync),
        new("lazy-loading.callers-share-nothing", "What a caller does to its response does not show in another's.", RewriteSteps.SharesNothingAsync),
        new("lazy-loading.a-failure-harms-no-later-call", "A failed and a cancelled first call do not harm the next one.", RewriteSteps.SurvivesFailuresAsync),
    ];
}
