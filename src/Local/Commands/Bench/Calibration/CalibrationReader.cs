using Optimizer.Core.Phases.Monitoring;
using Optimizer.Core.State;

namespace Optimizer.Local.Commands.Bench.Calibration;

/// <summary>Reads what became of a promise: what the cycle promised, and what monitoring sees of it.</summary>
/// <param name="since">When the live calls began.</param>
internal sealed class CalibrationReader(
    IPlatformState state, IEvidenceSource evidence, RolloutOptions rollout, string platform, DateTimeOffset since)
{
    public async Task<CalibrationRow> RowAsync(
        string function, string type, CycleRecord cycle, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var outcome = cycle.Opportunities.FirstOrDefault(o => o.Function == function && o.Type == type);
        if (outcome is null) return Missing(function, type, "It was not proposed.");
        if (outcome.Version is not { } number) return Missing(function, type, $"{outcome.Result}: {string.Join(' ', outcome.Reasons.Take(1).Select(r => r.Sentence))}");
        var version = await state.GetVersionAsync(platform, function, number, cancellationToken).ConfigureAwait(false);
        var windows = await evidence.ReadAsync(platform, function, since, cancellationToken).ConfigureAwait(false);
        return Row(outcome, version!, windows, now);
    }

    private CalibrationRow Row(OpportunityOutcome outcome, VersionRecord version, IReadOnlyList<EvidenceWindow> windows, DateTimeOffset now)
    {
        var canary = new CanaryRecord(version.Version, 0, rollout.Steps[0], since, since);
        var realised = RolloutPolicy.Decide(new RolloutSituation(version, canary, windows, Frozen: false), rollout, now).Realised;
        var assessment = version.Assessment;
        var predicts = assessment.Predicted.Value > 0;
        return new CalibrationRow(
            version.Type, version.Function, assessment.Objective, outcome.Result == "deployed", predicts ? assessment.Predicted : null,
            assessment.Confidence, realised, Value(version.BaseVersion), Value(version.Version),
            !predicts ? "No gain was predicted." : realised is null ? "Live calls show too little of its objective." : null);

        double? Value(int number) => LiveValue.Of(assessment.Objective, VersionEvidence.Sum(windows.Select(w => w.Of(number))));
    }

    private static CalibrationRow Missing(string function, string type, string because) =>
        new(type, function, null, false, null, null, null, null, null, because);
}
