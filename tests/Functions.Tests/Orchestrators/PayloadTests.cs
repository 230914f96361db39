using System.Text;
using Optimizer.Core.Model;
using Optimizer.Core.Phases;
using Optimizer.Core.Phases.Analysis;
using Optimizer.Core.Phases.Generation;
using Optimizer.Core.Phases.Validation;
using Optimizer.Core.Proof;
using Optimizer.Core.State;
using Optimizer.Functions.Tests.Hub;

namespace Optimizer.Functions.Tests.Orchestrators;

/// <summary>The largest payloads that a cycle leads to: five taken and five prepared for review, names of 40 characters, every reason with its numbers.</summary>
public class PayloadTests
{
    private const int Limit = 8 * 1024;
    private static readonly string Cycle = new('c', 32);
    private static readonly CycleInput Input = new(Cycle, "storefront-international", Autonomy.Approve, "Tier 1 saw an anomaly in price-quote: p95 412 ms against 38 ms, root cause supplier.example.");

    [Fact]
    public async Task No_payload_of_a_cycle_reaches_8_KB()
    {
        var hub = ALargeCycle();

        await hub.RunAsync<CycleOutput>(OptimizationCycle.Name, Cycle, Input);

        var sizes = hub.Histories.Values.SelectMany(h => h)
            .SelectMany(s => new[] { (Name: $"{s.Name} input", Text: s.Input), (Name: $"{s.Name} output", Text: s.Output) })
            .Where(p => p.Text is not null).GroupBy(p => p.Name).ToDictionary(g => g.Key, g => g.Max(p => Encoding.UTF8.GetByteCount(p.Text!)));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(Environment.NewLine, sizes.OrderByDescending(s => s.Value).Select(s => $"{s.Key}: {s.Value} bytes")));
        Assert.All(sizes, s => Assert.True(s.Value < Limit, $"{s.Key} has {s.Value} bytes"));
    }

    private static FakeTaskHub ALargeCycle() => ACycle.With(opportunities: 10)
        .Activity<AnalysisInput, AnalysisOutput>(PhaseNames.Analysis, _ => new(Taken(), [], 800, 12.345678))
        .Activity<GenerationInput, GenerationOutput>(PhaseNames.Generation, _ => new(ACycle.Blob, null, false, 123.456789))
        .Activity<ValidationInput, ValidationOutput>(PhaseNames.Validation, _ => new(Release.Review, Reasons(3), 12, 4567.890123));

    private static List<RankedOpportunity> Taken() =>
    [
        .. Enumerable.Range(0, 10).Select(i => new RankedOpportunity(i, Name(i), "RequestDeduplication", 0.123456789, true,
            [new Term("predicted saving 0.4321 of mean latency on 12345 requests", 0.4321), new Term("P(success) 0.8765 from 12 outcomes", 0.8765), new Term("risk 2.5", 0.75), new Term("complexity 1.25", 0.875)])),
    ];

    private static Reason[] Reasons(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => new Reason($"gate.confidence-{i}", "The confidence of 0.8312 does not exceed 0.85, on 1234 recorded requests and 0 mismatches.")
        {
            Numbers = new Dictionary<string, double> { ["confidence"] = 0.8312345678, ["limit"] = 0.85, ["requests"] = 1234 },
            WouldFlip = "About 1400 more recorded invocations.",
        }),
    ];

    private static string Name(int i) => $"order-fulfilment-availability-lookup-{i:D3}";
}
