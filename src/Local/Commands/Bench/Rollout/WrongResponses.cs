using System.Text.Json;
using Optimizer.Core.Model;
using Optimizer.Core.Proof;
using Optimizer.Core.Traffic;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.Local.Commands.Bench.Rollout;

/// <summary>
/// A rewrite that answers one request in a hundred wrongly, before validation: an hour of traffic at the runtime's sampling rate is
/// collected, cases are selected and compared as validation does. Made-up edge requests, which it also compares, are left out.
/// </summary>
internal static class WrongResponses
{
    private const double RecordingRate = 0.05;
    private const int Requests = 50_000;
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    /// <param name="compared">Requests that were compared.</param>
    /// <returns>Whether validation rejects it.</returns>
    public static bool AreFound(RolloutTraffic traffic, int seed, ProofOptions options, out int compared)
    {
        var random = new Random(seed);
        var collector = new TrafficCollector(new TrafficOptions { Seed = seed });
        var hour = (int)(traffic.RequestsPerWindow * 12);
        for (var i = 0; i < hour; i++) collector.Observe(Call(traffic, random, Start.AddHours((double)i / hour)));
        var cases = CaseSelection.Select(collector.Build()["price-quote"], OptimizationClass.Code, options.MaxCases);
        var wrong = cases.Select(c => IsWrong(c.Request.GetProperty("sku").GetInt32(), seed)).ToList();
        var report = new SandboxReport(SandboxOutcome.Completed, "simulated")
        {
            Results = [.. cases.SelectMany((c, i) => Sides(c, wrong[i]))],
        };
        var result = EquivalenceExaminer.Examine(report, cases, options.MinCodeCases);
        compared = result.Cases;
        return result.Verdict.Outcome == VerdictOutcome.Fail;
    }

    /// <summary>One request in a hundred, whichever they are.</summary>
    private static bool IsWrong(int sku, int seed) => new Random(unchecked(sku * 31 + seed)).NextDouble() < 0.01;

    private static Invocation Call(RolloutTraffic traffic, Random random, DateTimeOffset at)
    {
        var call = new Invocation { Function = "price-quote", Start = at, DurationMs = traffic.LatencyMs(random, 0, out _) };
        if (random.NextDouble() >= RecordingRate) return call;
        var sku = random.Next(Requests);
        return call with { Request = JsonSerializer.SerializeToElement(new { sku }), Response = JsonSerializer.SerializeToElement(new { price = sku }), Dependencies = [] };
    }

    private static IEnumerable<CaseResult> Sides(SandboxCase one, bool wrong)
    {
        foreach (var side in new[] { "baseline", "baseline-again", "candidate" })
        {
            var price = one.Request.GetProperty("sku").GetInt32() + (wrong && side == "candidate" ? 1 : 0);
            yield return new CaseResult
            {
                Case = one.Id, Side = side, Response = JsonSerializer.SerializeToElement(new { price }), RequestAfter = one.Request,
            };
        }
    }
}
