using Optimizer.Core.Proof;

namespace Optimizer.Core.Optimizations;

/// <summary>What every function with another value of a constant must show.</summary>
internal static class TuningScenarios
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("tuning.responses-stay-the-same", "Every request gets the original's response.", RewriteSteps.StaysTheSameAsync),
        new("tuning.concurrent-calls-do-not-mix", "Concurrent calls get their own responses.", RewriteSteps.DoesNotMixAsync),
        new("tuning.callers-share-nothing", "What a caller does to its response does not show in another's.", RewriteSteps.SharesNothingAsync),
        new("tuning.a-failure-harms-no-later-call", "A failed and a cancelled call do not harm the next one.", RewriteSteps.SurvivesFailuresAsync),
    ];
}
