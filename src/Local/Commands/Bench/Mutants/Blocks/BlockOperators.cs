using Microsoft.CodeAnalysis.Text;

namespace Optimizer.Local.Commands.Bench.Mutants.Blocks;

/// <summary>The mistakes in building blocks that concern an optimization.</summary>
internal static class BlockOperators
{
    /// <param name="candidate">The decorator: it tells which blocks it is built from.</param>
    public static IReadOnlyList<MutationOperator> Of(string candidate) =>
    [
        .. from step in Breaks
           where candidate.Contains($".{step.Key}(", StringComparison.Ordinal)
           from mistake in step.Value
           select new MutationOperator(mistake.Name, target => [Site(target, mistake)]) { Harmless = mistake.Harmless }
    ];

    /// <summary>By the call that adds the step.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<BlockBreak>> Breaks { get; } = new Dictionary<string, IReadOnlyList<BlockBreak>>
    {
        ["AddCaching"] = [.. SharingBreaks.All, .. KeyBreaks.All, .. SharingBreaks.OfCaches, .. SharingBreaks.OfCaching],
        ["AddMemoization"] = [.. SharingBreaks.All, .. KeyBreaks.All, .. SharingBreaks.OfCaches, .. SharingBreaks.OfMemoization],
        ["AddDeduplication"] = [.. SharingBreaks.All, .. KeyBreaks.All, .. SharingBreaks.OfDeduplication],
        ["AddRetry"] = RetryBreaks.All,
        ["AddCircuitBreaker"] = BreakerBreaks.All,
        ["AddDebouncing"] = DebouncingBreaks.All,
        ["AddLastGood"] = [.. FallbackBreaks.All, .. KeyBreaks.All, .. FallbackBreaks.OfLastGood],
        ["AddFallback"] = [.. FallbackBreaks.All, .. FallbackBreaks.OfDeclared],
        ["AddThrottling"] = ThrottlingBreaks.All,
    };

    /// <summary>What nobody can change is shared by design, so that no copy can be missed.</summary>
    public static string? WithoutCopies(MutationTarget decorator) =>
        decorator.Entry.ToString().Contains(".ShareResponses()", StringComparison.Ordinal)
            ? "responses that nobody can change are shared by design (ShareResponses)" : null;

    public static Site Site(MutationTarget target, BlockBreak mistake) => new(
        target.Root, [.. mistake.Edits.Select(e => new TextChange(PolicyBlocks.Find(target.Text, e.File, e.Find), e.Write))]);
}
