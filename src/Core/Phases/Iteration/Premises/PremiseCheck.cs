using Optimizer.Core.Model;
using Optimizer.Core.State;
using Optimizer.Core.Statistics;

namespace Optimizer.Core.Phases.Iteration.Premises;

/// <summary>Compares a live version's premises with fresh ones. Pure.</summary>
/// <remarks>
/// Requests and the runtime are compared with what validation saw. A dependency's latency may change through the version itself (fewer or
/// more calls at once), so it is compared with what the version's own first look after promotion saw.
/// </remarks>
public static class PremiseCheck
{
    /// <returns>Every premise that no longer holds, with its numbers; empty while all hold or nothing can be told.</returns>
    public static IReadOnlyList<Reason> Gone(VersionRecord version, VersionPremises fresh, PremiseOptions options)
    {
        ArgumentNullException.ThrowIfNull(version);
        ArgumentNullException.ThrowIfNull(fresh);
        ArgumentNullException.ThrowIfNull(options);
        if (version.Premises is not { } proved) return [];
        var dependencies = (version.LivePremises?.Dependencies ?? new Dictionary<string, BlockSummary>())
            .Where(d => fresh.Dependencies.ContainsKey(d.Key)).OrderBy(d => d.Key, StringComparer.Ordinal).ToList();
        var alpha = options.Alpha / (1 + dependencies.Count);
        return
        [
            .. new[] { Runtime(proved.Runtime, fresh.Runtime), Repeats(proved.Repeats, fresh.Repeats, options, alpha) }.OfType<Reason>(),
            .. dependencies.Select(d => Latency(d.Key, d.Value, fresh.Dependencies[d.Key], options, alpha)).OfType<Reason>(),
        ];
    }

    private static Reason? Runtime(string? proved, string? now) => proved is null || now is null || proved == now ? null
        : new Reason("premise.runtime", $"It was proved on .NET {proved}, and proofs run on .NET {now} now.");

    private static Reason? Repeats(BlockSummary? proved, BlockSummary? now, PremiseOptions options, double alpha)
    {
        if (proved is null || now is null) return null;
        var drift = DriftTest.Of(proved, now, options.RepeatMargin, alpha);
        return !drift.Beyond ? null : new Reason("premise.requests", FormattableString.Invariant(
            $"When it was proved, {proved.Mean:P1} of requests repeated one of the 256 before; now it is {now.Mean:P1} (change {drift.Value:P1}, {drift.Lower:P1} to {drift.Upper:P1}; {options.RepeatMargin:P0} does not matter)."))
        {
            Numbers = Numbers(proved, now, drift.Lower, drift.Upper),
        };
    }

    private static Reason? Latency(string target, BlockSummary before, BlockSummary now, PremiseOptions options, double alpha)
    {
        var (slower, faster) = (before.Mean * (options.LatencyFactor - 1), before.Mean * (1 - (1 / options.LatencyFactor)));
        var margin = Math.Max(options.LatencyFloorMs, now.Mean > before.Mean ? slower : faster);
        var drift = DriftTest.Of(before, now, margin, alpha);
        return !drift.Beyond ? null : new Reason("premise.dependency", FormattableString.Invariant(
            $"Calls of {target} took {before.Mean:0.0} ms when it was promoted, and take {now.Mean:0.0} ms now (change {drift.Value:0.0} ms, {drift.Lower:0.0} to {drift.Upper:0.0}; {margin:0.0} ms does not matter)."))
        {
            Numbers = Numbers(before, now, drift.Lower, drift.Upper),
        };
    }

    private static Dictionary<string, double> Numbers(BlockSummary before, BlockSummary now, double lower, double upper) => new()
    {
        ["before"] = before.Mean, ["now"] = now.Mean, ["lower"] = lower, ["upper"] = upper, ["samples"] = now.Count,
    };
}
