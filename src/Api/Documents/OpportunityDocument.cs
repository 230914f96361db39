using Optimizer.Core.Model;
using Optimizer.Core.State;

namespace Optimizer.Api.Documents;

/// <summary>What became of an opportunity.</summary>
/// <param name="Result"><c>deployed</c>, <c>review</c>, <c>waiting</c>, <c>rejected</c>, <c>inconclusive</c>, <c>failed</c> or <c>not-taken</c>.</param>
/// <param name="Assessment">Null where it was not examined that far.</param>
public sealed record OpportunityDocument(
    string Cycle, string Function, string Type, string Result, int? Version, IReadOnlyList<Reason> Reasons, Assessment? Assessment)
{
    public static OpportunityDocument Of(string cycle, OpportunityOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return new OpportunityDocument(
            cycle, outcome.Function, outcome.Type, outcome.Result, outcome.Version, outcome.Reasons, outcome.Assessment);
    }
}
