using Optimizer.Core.Catalog;
using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Proof;
using Optimizer.TestKit;

namespace Optimizer.Sandbox.Tests;

/// <summary>The code that is generated for a policy passes the policy's own scenarios.</summary>
public sealed class PolicyScenariosTests : IDisposable
{
    private const string Fault = "System.Net.Http.HttpRequestException";

    private static readonly OptimizationCatalog Catalog = OptimizationCatalog.Discover();
    private readonly SandboxProcess sandbox = new(TimeProvider.System);

    public static TheoryData<OptimizationPlan> Plans =>
    [
        new Memoization.Plan(1_000),
        new CircuitBreaker.Plan("GET rates.example", [Fault], 0.5, 10, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(2)),
        new ErrorHandling.Plan(null, [Fault], TimeSpan.FromMinutes(10), 1_000),
        new ErrorHandling.Plan("Answer.Unavailable", [Fault], TimeSpan.FromMinutes(10), 1_000),
        new Debouncing.Plan("Name", TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1)),
        new Throttling.Plan(3, 10, 20, Shed: true),
        new Throttling.Plan(3, 10, 20, Shed: false),
    ];

    [Theory]
    [MemberData(nameof(Plans), DisableDiscoveryEnumeration = true)]
    public async Task Generated_code_passes_the_scenarios_of_its_type(OptimizationPlan plan)
    {
        const string Text = """
            using Optimizer.Runtime;
            namespace Shop;
            public sealed record Ask(int Number, string Name);
            public sealed class Reply { public string Text { get; set; } = ""; }
            [FunctionContract(Pure = true, FailFast = true, Shed = true, Coalesce = "Name", Fallback = "Unavailable")]
            public sealed class Answer : IPlatformFunction<Ask, Reply>
            {
                public static Reply Unavailable => new() { Text = "unavailable" };
                public Task<Reply> InvokeAsync(Ask request, CancellationToken cancellationToken) => Task.FromResult(new Reply { Text = request.Name });
            }
            """;
        var type = Catalog.Get(plan.GetType().DeclaringType!.Name);
        var source = ASource.Function("Shop.Answer", Text);
        var candidate = type.Generate(new Opportunity("quote", type.Id, plan, 0.5, []), source, new Dictionary<string, OptimizationPlan>());
        var job = AJob.From(Text, candidate.BundleSource, AJob.Case(1), AJob.Case(2), AJob.Case(3)) with
        {
            Work = SandboxWork.Scenarios, CandidateType = candidate.EntryType, Optimization = type.Id, PlanJson = new PlanJson(Catalog).Write(plan),
        };
        var report = await sandbox.RunAsync(job, TestContext.Current.CancellationToken);

        Assert.True(report.Outcome == SandboxOutcome.Completed, report.Because);
        Assert.All(report.Scenarios, s => Assert.True(s.Passed, $"{s.Scenario}: {s.Because}"));
        Assert.Equal(type.Scenarios.Count, report.Scenarios.Count);
    }

    public void Dispose() => sandbox.Dispose();
}
