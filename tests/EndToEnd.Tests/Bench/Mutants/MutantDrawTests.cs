using Optimizer.Local.Commands.Bench.Mutants;
using Optimizer.Local.Commands.Bench.Mutants.Operators;

namespace Optimizer.EndToEnd.Tests.Bench.Mutants;

public sealed class MutantDrawTests
{
    private static readonly MutationTarget Target = ATarget.Of("ArgumentNullException.ThrowIfNull(request); await ledger.PutAsync(\"k\"); return new Reply(\"a\", \"b\", 7);");

    [Fact]
    public void The_same_seed_draws_the_same_mutants_and_another_one_others()
    {
        Assert.Equal(Draw(1), Draw(1));
        Assert.NotEqual(Draw(1), Draw(2));
    }

    [Fact]
    public void Every_mutant_differs_from_its_source_and_from_the_others()
    {
        var drawn = Draw(1);
        Assert.DoesNotContain(Target.Text, drawn);
        Assert.Equal(drawn.Count, drawn.Distinct().Count());
    }

    [Fact]
    public void What_is_excluded_is_listed_with_its_rule()
    {
        var draw = new MutantDraw(1);
        var drawn = draw.Of("T", [(Target, CallOperators.All)]).ToList();
        Assert.Contains(draw.Excluded, e => e.Operator == "call skipped" && e.Rule.StartsWith("guard against a null", StringComparison.Ordinal));
        Assert.DoesNotContain(drawn, m => m.Operator == "call skipped" && !m.Source.Contains("ThrowIfNull", StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Draw(int seed) => [.. new MutantDraw(seed).Of("T", [(Target, [.. ValueOperators.All, .. CallOperators.All])]).Select(m => m.Source)];
}
