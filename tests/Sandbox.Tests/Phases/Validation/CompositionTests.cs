using System.Text;
using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Phases.Validation;
using Optimizer.Core.Proof;
using Optimizer.Core.Traffic;

namespace Optimizer.Sandbox.Tests.Phases.Validation;

/// <summary>Rewrites beside policies and beside each other, through all examinations.</summary>
public sealed class CompositionTests : IDisposable
{
    private const string Text = """
        using System.Text.RegularExpressions;
        using Optimizer.Runtime;
        namespace Shop;
        public sealed record Ask(int Number, string Name);
        public sealed record Reply(string Text);
        [FunctionContract(Safe = true, Idempotent = true, MaxStalenessSeconds = 60)]
        public sealed class Answer : IPlatformFunction<Ask, Reply>
        {
            private readonly Regex rare = new("^rare [0-9]{4,6}$", RegexOptions.Compiled);

            public Task<Reply> InvokeAsync(Ask request, CancellationToken cancellationToken)
            {
                if (request.Name.Length > 40 && rare.IsMatch(request.Name)) return Task.FromResult(new Reply("rare"));
                var text = "";
                for (var i = 0; i < 40; i++)
                {
                    if (text.Length > 0) text += ',';
                    text += request.Name + i;
                }
                return Task.FromResult(new Reply(text));
            }
        }
        """;

    private static readonly OptimizationPlan Cache = new Caching.Plan(TimeSpan.FromSeconds(60), 1_000);
    private static readonly OptimizationPlan Lazy = new LazyLoading.Plan(["rare"]);
    private static readonly OptimizationPlan Format = new FormatConversion.Plan(["string-builder"]);
    private static readonly OptimizationPlan Debounce = new Debouncing.Plan("Name", TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1));
    private static readonly FunctionTraffic Traffic = AComposition.Traffic(120, distinct: 40);

    private readonly SandboxProcess process = new(TimeProvider.System);
    private readonly FakeMeasuringSandbox sandbox;

    public CompositionTests() => sandbox = new FakeMeasuringSandbox(process);

    public void Dispose() => process.Dispose();

    [Fact]
    public async Task A_rewrite_under_a_live_cache_is_proved_and_measured_behind_it()
    {
        var subject = AComposition.Of(Text, Traffic, Cache, Format);
        var examination = await ExamineAsync(subject);

        Passes(examination, "equivalence", "scenarios");
        Assert.Contains(examination.Verdicts[1].Reasons, r => r.Sentence.StartsWith("Behind its policies: 0 mismatches in 40", StringComparison.Ordinal));
        Assert.Equal(subject.Parts.Sum(p => p.Type.Scenarios.Count), examination.Scenarios.Count);
        Assert.Equal(("Shop.Answer", subject.Compilation.Image), (sandbox.Measurements[0].CandidateType, sandbox.Measurements[0].Platform));
        Assert.Contains("behind Caching", examination.Improvement!.Method, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_over_a_live_rewrite_is_proved_with_it()
    {
        var subject = AComposition.Of(Text, Traffic, Format, Cache);
        var examination = await ExamineAsync(subject);

        Passes(examination, "equivalence", "scenarios");
        Assert.Contains(examination.Scenarios, s => s.Scenario.StartsWith("format-conversion.", StringComparison.Ordinal));
        Assert.Equal(subject.Compilation.Image, Assert.Single(sandbox.Measurements).Platform); // the rewrite's credit
    }

    [Fact]
    public async Task Two_rewrites_of_one_source_are_proved_together_and_the_new_one_measured_against_the_live_one()
    {
        var subject = AComposition.Of(Text, Traffic, Lazy, Format);
        Assert.Contains("Lazy<Regex>", subject.Candidate.BundleSource, StringComparison.Ordinal);
        Assert.Contains("StringBuilder", subject.Candidate.BundleSource, StringComparison.Ordinal);
        var examination = await ExamineAsync(subject);

        Passes(examination, "equivalence", "scenarios");
        Assert.Equal(new LazyLoading().Scenarios.Count + new FormatConversion().Scenarios.Count, examination.Scenarios.Count);
        Assert.NotEqual(subject.Compilation.Image.Image, sandbox.Measurements[0].Platform.Image);
        Assert.Contains("with Lazy loading on both sides", examination.Improvement!.Method, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_of_two_rewrites_is_credited_alone_with_what_it_adds_and_with_both()
    {
        sandbox.Takes = Milliseconds;
        var credit = (await ExamineAsync(AComposition.Of(Text, Traffic, Lazy, Format))).Rewrites;

        Assert.Equal(["FormatConversion", "LazyLoading"], credit.Keys.Order(StringComparer.Ordinal));
        AreGains(credit["FormatConversion"], alone: 0.5, added: 0.5, together: 0.6);
        AreGains(credit["LazyLoading"], alone: 0.2, added: 0.2, together: 0.6);
    }

    [Fact]
    public async Task A_live_rewrite_under_a_new_policy_is_credited_alone()
    {
        sandbox.Takes = Milliseconds;
        var repeated = AComposition.Traffic(400, distinct: 20);
        AreGains(Assert.Single((await ExamineAsync(AComposition.Of(Text, repeated, Format, Cache))).Rewrites).Value, alone: 0.5, added: null, together: null);
    }

    [Fact]
    public async Task A_rewrite_that_cannot_be_written_without_the_other_is_not_credited_alone()
    {
        sandbox.Takes = Milliseconds;
        var subject = AComposition.Of(Text, Traffic, Format, Lazy);
        var bound = subject with { Candidate = subject.Candidate with { Plan = new LazyLoading.Plan(["absent"]) } };
        var credit = (await ExamineAsync(bound)).Rewrites;

        AreGains(credit["LazyLoading"], alone: null, added: 0.2, together: 0.6);
        AreGains(credit["FormatConversion"], alone: 0.5, added: null, together: 0.6);
    }

    [Fact]
    public async Task What_does_not_gain_is_not_credited()
    {
        sandbox.Takes = _ => 10;
        Assert.Empty((await ExamineAsync(AComposition.Of(Text, Traffic, Lazy, Format))).Rewrites);
    }

    [Fact]
    public async Task A_rewrite_that_breaks_a_live_one_is_refused()
    {
        var subject = AComposition.Edited(AComposition.Of(Text, Traffic, Lazy, Format, Cache), "i < 40", "i < 39");
        Assert.Equal(VerdictOutcome.Fail, (await ExamineAsync(subject)).Verdicts[^1].Outcome);
    }

    [Fact]
    public async Task Nothing_joins_a_live_debouncing_that_several_instances_run_by_now()
    {
        var subject = AComposition.Of(Text.Replace("Safe = true,", "Coalesce = \"Name\","), Traffic with { Profile = Traffic.Profile with { InstancesAtOnce = 2 } }, Debounce, Format);
        var refused = (await ExamineAsync(subject)).Verdicts[^1];
        Assert.Equal((VerdictOutcome.Fail, "placement", "state.per-instance"), (refused.Outcome, refused.Examination, refused.Reasons[0].Id));
    }

    private Task<Examination> ExamineAsync(CandidateUnderTest subject) =>
        new CandidateExaminer(sandbox, AComposition.Json, AComposition.Options).ExamineAsync(subject, TestContext.Current.CancellationToken);

    /// <summary>10 by the original; building text saves half of what is left, and laziness a fifth.</summary>
    private static double Milliseconds(AssemblyImage code) => 10 * (Uses(code, "Concat") ? 1 : 0.5) * (Uses(code, "Lazy`1") ? 0.8 : 1);

    private static bool Uses(AssemblyImage code, string name) => code.Image.AsSpan().IndexOf(Encoding.UTF8.GetBytes(name)) >= 0;

    private static void AreGains(CertifiedPart part, double? alone, double? added, double? together) => Assert.Equal(
        (alone, added, together), (Rounded(part.Alone), Rounded(part.Added), Rounded(part.Together)));

    private static double? Rounded(Estimate? gain) => gain is null ? null : Math.Round(gain.Value, 6);

    private static void Passes(Examination examination, params string[] examinations) => Assert.All(
        examination.Verdicts.Where(v => examinations.Contains(v.Examination)),
        v => Assert.True(v.Outcome == VerdictOutcome.Pass, $"{v.Examination}: {string.Join(' ', v.Reasons.Select(r => r.Sentence))}"));
}
