using Optimizer.Core.Catalog;
using Optimizer.Core.Model;
using Optimizer.Core.Phases.Iteration.Premises;
using Optimizer.Core.Source;
using Optimizer.Core.State;
using Optimizer.Core.Traffic;
using Optimizer.Core.Workflow;

namespace Optimizer.Core.Phases.Detection;

/// <summary>Phase 1: profiles and source analysis → opportunities. Functions under trial are left alone.</summary>
public sealed class DetectionActivity(
    IPlatformState state, ITrafficSource traffic, PlatformWorkspace workspace, OptimizationCatalog catalog, CycleBlobs blobs, TimeProvider time,
    PremiseOptions? premises = null)
    : IActivity<DetectionInput, DetectionOutput>
{
    public async Task<DetectionOutput> RunAsync(DetectionInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var started = time.GetTimestamp();
        var compilation = await workspace.CompileAsync(input.Platform, cancellationToken);
        var pointers = await PointersAsync(input.Platform, cancellationToken);
        var live = pointers.ToDictionary(p => p.Key, p => p.Value.Live, StringComparer.Ordinal);
        var seen = await traffic.ReadAsync(input.Platform, live, cancellationToken);
        await KeepPremisesAsync(input, live, seen, cancellationToken);
        var found = await DetectAsync(input, compilation, pointers, seen, cancellationToken);
        var pointer = await blobs.PutAsync($"{input.Platform}/{input.CycleId}/opportunities.json", found, cancellationToken);
        return new DetectionOutput(pointer, seen.Count, found.Count, time.GetElapsedTime(started).TotalMilliseconds);
    }

    private async Task<List<DetectedOpportunity>> DetectAsync(
        DetectionInput input, PlatformCompilation compilation, Dictionary<string, FunctionRecord> pointers,
        IReadOnlyDictionary<string, FunctionTraffic> seen, CancellationToken cancellationToken)
    {
        var totals = PlatformTotals.Of(seen.Values.Select(t => t.Profile));
        var found = new List<DetectedOpportunity>();
        foreach (var (function, source) in compilation.Functions.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var pointer = pointers.GetValueOrDefault(function);
            if (pointer?.Canary is not null || !seen.TryGetValue(function, out var observed)) continue;
            var deployed = await LivePlansAsync(input.Platform, pointer, cancellationToken);
            var opportunities = Opportunities(observed.Profile, source, deployed);
            if (opportunities.Count == 0) continue;
            var snapshot = await blobs.PutBytesAsync(
                $"{input.Platform}/{input.CycleId}/traffic/{function}", TrafficSnapshot.Write(observed), cancellationToken);
            found.AddRange(opportunities.Select(o => totals.Weigh(o, observed.Profile, snapshot, pointer?.Live ?? 0)));
        }
        return found;
    }

    /// <summary>What the last phase compares with the premises of live versions; the traffic is read once in a cycle.</summary>
    private async Task KeepPremisesAsync(
        DetectionInput input, Dictionary<string, int> live, IReadOnlyDictionary<string, FunctionTraffic> seen, CancellationToken cancellationToken)
    {
        var fresh = seen.Where(s => live.GetValueOrDefault(s.Key) > 0).ToDictionary(
            s => s.Key, s => new FreshPremises(live[s.Key], s.Value.Profile.From, PremiseReader.Of(s.Value, premises?.Runtime)), StringComparer.Ordinal);
        if (fresh.Count > 0) await blobs.PutAsync(VersionExpiry.BlobName(input.Platform, input.CycleId), fresh, cancellationToken);
    }

    private List<Opportunity> Opportunities(
        FunctionProfile profile, FunctionSource source, IReadOnlyDictionary<string, OptimizationPlan> deployed)
    {
        var found = new List<Opportunity>();
        foreach (var optimization in catalog.All)
        {
            if (deployed.ContainsKey(optimization.Id) || deployed.Keys.Any(optimization.ConflictsWith.Contains)) continue;
            if (SafeOptimization.Detect(optimization, profile, source) is { } opportunity)
                found.Add(opportunity);
        }
        return found;
    }

    private async Task<IReadOnlyDictionary<string, OptimizationPlan>> LivePlansAsync(
        string platform, FunctionRecord? pointer, CancellationToken cancellationToken)
    {
        if (pointer is null or { Live: 0 }) return new Dictionary<string, OptimizationPlan>();
        var version = await state.GetVersionAsync(platform, pointer.Function, pointer.Live, cancellationToken);
        return version?.Plans ?? new Dictionary<string, OptimizationPlan>();
    }

    private async Task<Dictionary<string, FunctionRecord>> PointersAsync(string platform, CancellationToken cancellationToken)
    {
        var pointers = new Dictionary<string, FunctionRecord>(StringComparer.Ordinal);
        await foreach (var pointer in state.ListFunctionsAsync(platform, cancellationToken))
            pointers[pointer.Function] = pointer;
        return pointers;
    }
}
