using Optimizer.Core.Proof;

namespace Optimizer.Core.Optimizations;

/// <summary>What every function that makes its text with fewer copies must show.</summary>
internal static class FormatConversionScenarios
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("format-conversion.responses-stay-the-same", "Every request gets the original's response.", RewriteSteps.StaysTheSameAsync),
        new("format-conversion.concurrent-calls-do-not-mix", "Concurrent calls get their own responses.", RewriteSteps.DoesNotMixAsync),
        new("format-conversion.callers-share-nothing", "What a caller does to its response does not show in another's.", RewriteSteps.SharesNothingAsync),
        new("format-conversion.a-failure-harms-no-later-call", "A failed and a cancelled call do not harm the next one.", RewriteSteps.SurvivesFailuresAsync),
    ];
}
