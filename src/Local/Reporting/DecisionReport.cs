using Optimizer.Core.Model;

namespace Optimizer.Local.Reporting;

/// <param name="Type">Id of the optimization.</param>
/// <param name="Reason">Why, and what would flip it.</param>
internal sealed record DecisionReport(string Type, string Reason)
{
    public static DecisionReport Of(string type, IReadOnlyList<Reason> reasons) =>
        new(type, string.Join(" ", reasons.Select(r => r.WouldFlip is { } flip ? $"{r.Sentence} What would flip it: {flip.TrimEnd('.')}." : r.Sentence)));
}
