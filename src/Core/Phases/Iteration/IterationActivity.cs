using Optimizer.Core.Learning.Loop;
using Optimizer.Core.Model;
using Optimizer.Core.Operations.Alerts;
using Optimizer.Core.Phases.Analysis;
using Optimizer.Core.Phases.Iteration.Premises;
using Optimizer.Core.Phases.Validation;
using Optimizer.Core.State;
using Optimizer.Core.Workflow;

namespace Optimizer.Core.Phases.Iteration;

/// <summary>Phase 7: takes back what no longer pays, closes the cycle's record, so that the next one learns from it, and says so in the audit log.</summary>
public sealed class IterationActivity(
    IPlatformState state, CycleBlobs blobs, TimeProvider time, SafeTier1? tier1 = null, IAlertSink? alerts = null,
    PremiseOptions? premises = null)
    : IActivity<IterationInput, IterationOutput>
{
    public async Task<IterationOutput> RunAsync(IterationInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var started = time.GetTimestamp();
        var known = await state.FindCycleAsync(input.Record.Id, cancellationToken);
        if (known is { Ended: not null }) return new IterationOutput(0);
        var cycle = input.Record with { Opportunities = await CertifiedAsync(input.Record, cancellationToken) };
        await SupersedeReviewsAsync(cycle, cancellationToken);
        var expired = await new VersionExpiry(state, blobs, premises ?? new PremiseOptions()).RunAsync(cycle.Platform, cycle.Id, cancellationToken);
        var elapsed = time.GetElapsedTime(started).TotalMilliseconds;
        var closed = cycle with { Ended = time.GetUtcNow(), Phases = [.. cycle.Phases, Outcome(cycle, expired, elapsed)] };
        await state.PutCycleAsync(closed, cancellationToken);
        await state.AuditAsync(closed.Platform, null, $"cycle.{closed.Status}", "optimizer", Summary(closed), cancellationToken);
        Tell(closed);
        await (tier1 ?? SafeTier1.Absent).FeedAsync(state, closed.Platform, cancellationToken);
        return new IterationOutput(elapsed);
    }

    /// <summary>Fills in what was too large to travel in the workflow: assessments, all reasons, and what analysis left for later.</summary>
    private async Task<IReadOnlyList<OpportunityOutcome>> CertifiedAsync(CycleRecord cycle, CancellationToken cancellationToken)
    {
        var outcomes = new List<OpportunityOutcome>();
        foreach (var outcome in cycle.Opportunities)
        {
            var name = CertificateNames.Certificate(cycle.Platform, cycle.Id, outcome.Function, outcome.Type);
            var certificate = await blobs.FindAsync<Certificate>(name, cancellationToken);
            outcomes.Add(certificate is null ? outcome : outcome with { Assessment = certificate.Assessment, Reasons = Reasons(outcome, certificate) });
        }
        var left = await blobs.FindAsync<List<OpportunityOutcome>>(AnalysisActivity.LeftName(cycle.Platform, cycle.Id), cancellationToken);
        return [.. outcomes, .. left ?? []];
    }

    /// <summary>All of the certificate's reasons where the outcome's is the first of them; what happened after validation has its own.</summary>
    private static IReadOnlyList<Reason> Reasons(OpportunityOutcome outcome, Certificate certificate) =>
        outcome.Reasons is [var first] && certificate.Reasons is [var proved, ..] && (first.Id, first.Sentence) == (proved.Id, proved.Sentence)
            ? certificate.Reasons
            : outcome.Reasons;

    /// <summary>A review of an earlier cycle gives way to this cycle's word on the same function and type.</summary>
    private async Task SupersedeReviewsAsync(CycleRecord cycle, CancellationToken cancellationToken)
    {
        var spoken = cycle.Opportunities.Select(o => (o.Function, o.Type)).ToHashSet();
        var stale = new List<ReviewRecord>();
        await foreach (var review in state.ListReviewsAsync(cycle.Platform, cancellationToken))
        {
            if (review.State == ReviewState.Open && !review.IsPostponed(time.GetUtcNow()) && review.Cycle != cycle.Id && spoken.Contains((review.Function, review.Type)))
                stale.Add(review);
        }
        foreach (var review in stale)
            await state.PutReviewAsync(cycle.Platform, review with { State = ReviewState.Superseded }, cancellationToken);
    }

    private void Tell(CycleRecord cycle)
    {
        var now = time.GetUtcNow();
        if (cycle.Status == "failed")
            alerts?.Raise(Alerts.OfFailedCycle(cycle.Platform, cycle.Id, cycle.Phases.LastOrDefault(p => p.Outcome.StartsWith("failed", StringComparison.Ordinal))?.Outcome ?? "its record says no more", now));
        foreach (var failed in cycle.Opportunities.Where(o => o.Result == "failed"))
            alerts?.Raise(Alerts.OfFailedPhase(cycle.Platform, cycle.Id, failed.Function, failed.Version, failed.Reasons, now));
    }

    private static PhaseOutcome Outcome(CycleRecord cycle, int expired, double elapsed)
    {
        var closed = cycle.Status == "completed" ? "cycle closed" : "cycle closed after a failure";
        return new("iteration", expired == 0 ? closed : FormattableString.Invariant($"{closed}, {expired} versions expired"), elapsed);
    }

    private static object Summary(CycleRecord cycle) => new
    {
        cycle = cycle.Id,
        results = cycle.Opportunities.GroupBy(o => o.Result).ToDictionary(g => g.Key, g => g.Count()),
        phases = cycle.Phases.Select(p => new { p.Phase, p.Outcome }),
    };
}
