using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Optimizer.Core.Model;
using Optimizer.Core.Source;
using Optimizer.Core.State;

namespace Optimizer.TestKit.State;

/// <summary>Platforms and versions as tests need them.</summary>
public static class APlatform
{
    public const string Name = "shop";

    /// <summary>Knows <see cref="FakePlan"/> as <c>fake</c>.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { AddFakePlan } },
    };

    public static PlatformSource Source(params string[] functions) => new(
        new PlatformDefinition(Name, [.. functions.Select(f => new FunctionDefinition(f, $"Shop.{f}"))], []),
        new Dictionary<string, string> { ["A.cs"] = "namespace Shop;" });

    public static NewVersion Version(string function, string cycle = "c1", int baseVersion = 0) => new(
        function, "fake", new Dictionary<string, OptimizationPlan> { ["fake"] = new FakePlan(7) }, baseVersion, cycle,
        Encoding.UTF8.GetBytes($"bundle of {function} in {cycle}"), Assessment());

    public static Assessment Assessment() => new(Metric.P95Latency, new Estimate(0.5, 0.4, 0.6, 900), 0.97, 2, 1, [new Term("lines 12", 2)], [])
    {
        Baseline = new OutcomeSummary(900, 12, 10, 30, 0.01, double.NaN),
        Optimized = new OutcomeSummary(900, 6, 5, 15, 0.01, double.NaN),
    };

    /// <summary>The change from one pointer to another, with the states that go with it.</summary>
    public static PointerChange Change(
        string key, string @event, (int Live, int? Canary) expected, int live, int? canary = null, params (int Version, VersionState State)[] states) =>
        new(key, @event, expected, live, canary is { } c ? new CanaryRecord(c, 0, 0.01, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch) : null,
            $"because of {key}", "optimizer")
        {
            States = states.ToDictionary(s => s.Version, s => s.State),
            Evidence = new { Requests = 120 },
        };

    private static void AddFakePlan(JsonTypeInfo info)
    {
        if (info.Type != typeof(OptimizationPlan)) return;
        info.PolymorphismOptions = new JsonPolymorphismOptions { DerivedTypes = { new JsonDerivedType(typeof(FakePlan), "fake") } };
    }
}
