using System.Text.Json;
using Optimizer.Core.Statistics;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.Core.Traffic;

/// <summary>What a function asks of its dependencies, over the invocations where that was observed.</summary>
internal sealed class DependencyCollector
{
    private const int MaxTargets = 64;
    private const string Others = "(other targets)";

    private readonly Dictionary<string, Target> targets = new(StringComparer.Ordinal);
    private readonly List<(double From, double To)> spans = [];
    private double duration;
    private double inside;
    private double connecting;

    public long Observed { get; private set; }

    /// <summary>Time inside dependencies, overlaps once, ÷ duration.</summary>
    public double Share => duration == 0 ? 0 : inside / duration;

    public double ConnectionSetUpShare => duration == 0 ? 0 : connecting / duration;

    public void Observe(IReadOnlyList<DependencyCall> calls, double durationMs)
    {
        Observed++;
        duration += durationMs;
        if (calls.Count == 0) return;
        var connect = 0d;
        foreach (var call in calls)
        {
            TargetOf(call.Target).Add(call);
            connect += call.ConnectMs;
        }
        connecting += Math.Min(connect, durationMs);
        inside += Covered(calls, durationMs);
    }

    public IReadOnlyList<DependencyProfile> Profiles() =>
        [.. targets.OrderByDescending(t => t.Value.Calls).ThenBy(t => t.Key, StringComparer.Ordinal).Select(t => t.Value.ToProfile(t.Key, Observed))];

    private Target TargetOf(string name)
    {
        if (targets.TryGetValue(name, out var target)) return target;
        if (targets.Count >= MaxTargets) name = Others;
        if (!targets.TryGetValue(name, out target)) targets.Add(name, target = new Target());
        return target;
    }

    /// <summary>Milliseconds of the invocation that at least one call covers.</summary>
    private double Covered(IReadOnlyList<DependencyCall> calls, double durationMs)
    {
        spans.Clear();
        foreach (var call in calls)
            spans.Add((Math.Clamp(call.OffsetMs, 0, durationMs), Math.Clamp(call.OffsetMs + call.DurationMs, 0, durationMs)));
        if (spans.Count > 1) spans.Sort();
        var (covered, until) = (0d, 0d);
        foreach (var (from, to) in spans)
        {
            covered += Math.Max(0, to - Math.Max(from, until));
            until = Math.Max(until, to);
        }
        return covered;
    }

    private sealed class Target
    {
        private readonly QuantileSketch durations = new();
        private readonly BlockMeans waits = new();
        private long failed;
        private long connected;
        private double connectMs;
        private long redirects;

        public long Calls => durations.Count;

        public void Add(DependencyCall call)
        {
            durations.Add(call.DurationMs);
            waits.Add(Math.Max(0, call.DurationMs - call.ConnectMs));
            if (call.Outcome != Outcomes.Ok) failed++;
            if (IsRedirect(call)) redirects++;
            if (!call.Connected) return;
            connected++;
            connectMs += call.ConnectMs;
        }

        public DependencyProfile ToProfile(string target, long observed) => new(
            target, Calls, (double)Calls / observed, durations.Summarize(), (double)failed / Calls,
            (double)connected / Calls, connected == 0 ? 0 : connectMs / connected)
        {
            Redirects = redirects,
            Waits = waits.Summarize(),
        };

        private static bool IsRedirect(DependencyCall call) => call.Response is { ValueKind: JsonValueKind.Object } response
            && response.TryGetProperty("status", out var status) && status.ValueKind == JsonValueKind.Number
            && status.TryGetInt32(out var code) && code is 301 or 302 or 303 or 307 or 308;
    }
}
