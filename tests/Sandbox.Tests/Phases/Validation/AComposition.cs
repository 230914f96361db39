using System.Text.Json;
using Optimizer.Core.Catalog;
using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Phases.Detection;
using Optimizer.Core.Phases.Validation;
using Optimizer.Core.Proof;
using Optimizer.Core.Source;
using Optimizer.Core.Storage;
using Optimizer.Core.Traffic;
using Optimizer.Runtime.Telemetry;
using Optimizer.TestKit;

namespace Optimizer.Sandbox.Tests.Phases.Validation;

/// <summary>Candidates of several plans on one function, in the words of tests.</summary>
internal static class AComposition
{
    public const string Fault = "System.Net.Http.HttpRequestException";

    /// <summary>Lets everything be done to it.</summary>
    public const string Answer = """
        using Optimizer.Runtime;
        namespace Shop;
        public sealed record Ask(int Number, string Name);
        public sealed class Reply { public string Text { get; set; } = ""; }
        [FunctionContract(Pure = true, Safe = true, Idempotent = true, MaxStalenessSeconds = 60, FailFast = true, Shed = true, Coalesce = "Name", Fallback = "Unavailable")]
        public sealed class Answer : IPlatformFunction<Ask, Reply>
        {
            public static Reply Unavailable => new() { Text = "unavailable" };
            public Task<Reply> InvokeAsync(Ask request, CancellationToken cancellationToken) => Task.FromResult(new Reply { Text = request.Name });
        }
        """;

    private static readonly OptimizationCatalog Catalog = OptimizationCatalog.Discover();

    public static PlanJson Json { get; } = new(Catalog);

    public static ProofOptions Options { get; } = new() { Limits = AJob.Limits(wallSeconds: 60) };

    /// <summary>The last plan over the others, which are live.</summary>
    public static CandidateUnderTest Of(string text, FunctionTraffic traffic, params OptimizationPlan[] plans)
    {
        var platform = ASource.Of("Shop.Answer", text);
        var (type, plan) = (TypeOf(plans[^1]), plans[^1]);
        var opportunity = new Opportunity("quote", type.Id, plan, 0.5, []);
        var candidate = type.Generate(opportunity, platform.Functions["quote"], plans.SkipLast(1).ToDictionary(p => TypeOf(p).Id));
        var bundle = BundleCompiler.Compile(platform, candidate);
        Assert.True(bundle.Image is not null, string.Join('\n', bundle.Errors) + "\n" + candidate.BundleSource);
        var detected = new DetectedOpportunity(opportunity, new BlobPointer("cycles", "none", "", ""), plans.Length - 1, 0, 1, 1, 1);
        return new CandidateUnderTest("shop", detected, candidate, type, platform, traffic, bundle.Image!, []);
    }

    /// <summary>The same with a mistake in what was generated.</summary>
    public static CandidateUnderTest Edited(CandidateUnderTest subject, string right, string wrong)
    {
        Assert.Contains(right, subject.Candidate.BundleSource, StringComparison.Ordinal);
        var candidate = subject.Candidate with { BundleSource = subject.Candidate.BundleSource.Replace(right, wrong, StringComparison.Ordinal) };
        return subject with { Candidate = candidate, Bundle = BundleCompiler.Compile(subject.Compilation, candidate).Image! };
    }

    /// <summary>Recorded invocations, ten a second, of so many distinct requests.</summary>
    /// <param name="count">How many.</param>
    /// <param name="distinct">Distinct requests, asked in turn.</param>
    /// <param name="shape">Completes each; null: as it is.</param>
    public static FunctionTraffic Traffic(int count, int distinct, Func<int, Invocation, Invocation>? shape = null)
    {
        var collector = new TrafficCollector(new TrafficOptions());
        for (var i = 0; i < count; i++)
        {
            var number = i % distinct;
            var one = AnInvocation.At(i * 0.1, durationMs: 10, hash: $"h{number}", function: "quote")
                .Recorded(JsonSerializer.Serialize(new { number, name = $"n{number}" }), JsonSerializer.Serialize(new { text = $"n{number}" })) with { Dependencies = [] };
            collector.Observe(shape?.Invoke(i, one) ?? one);
        }
        return collector.Build()["quote"];
    }

    private static Optimization TypeOf(OptimizationPlan plan) => Catalog.Get(plan.GetType().DeclaringType!.Name);
}
