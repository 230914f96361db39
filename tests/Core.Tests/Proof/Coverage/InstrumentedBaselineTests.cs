using System.Reflection;
using Optimizer.Core.Proof.Coverage;
using Optimizer.TestKit;

namespace Optimizer.Core.Tests.Proof.Coverage;

public class InstrumentedBaselineTests
{
    [Theory]
    [InlineData("if (request > 1) return Task.FromResult(1); return Task.FromResult(0);", 2)]
    [InlineData("return Task.FromResult(request > 1 ? 1 : 0);", 2)]
    [InlineData("return Task.FromResult(request > 1 && request < 9 ? 1 : 0);", 4)]
    [InlineData("foreach (var c in \"abc\") if (c == 'b') request++; return Task.FromResult(request);", 3)]
    [InlineData("return Task.FromResult(request switch { 1 => 2, > 5 when request < 9 => 3, _ => 4 });", 3)]
    [InlineData("switch (request) { case 1: return Task.FromResult(1); default: return Task.FromResult(2); }", 2)]
    [InlineData("object o = request; if (o is int n && n > 3) return Task.FromResult(n); return Task.FromResult(0);", 2)]
    [InlineData("try { return Task.FromResult(10 / request); } catch (DivideByZeroException) { return Task.FromResult(0); }", 1)]
    [InlineData("return Task.FromResult(Helper.Twice(request));", 2)]
    [InlineData("while (true) { if (request++ > 3) break; } return Task.FromResult(request);", 2)]
    public void Each_outcome_of_each_decision_counts(string body, int branches) => Assert.Equal(branches, Instrument(body)?.Branches);

    [Fact]
    public void A_function_without_decisions_has_nothing_to_count() => Assert.Null(Instrument("return Task.FromResult(request);"));

    [Fact]
    public void What_was_gone_through_is_told_once()
    {
        var probe = Assembly.Load(Instrument("if (request > 1) return Task.FromResult(1); return Task.FromResult(0);")!.Image.Image);
        var function = (dynamic)Activator.CreateInstance(probe.GetType("Shop.Quote")!)!;
        var drain = probe.GetType(BranchProbe.TypeName)!.GetMethod(BranchProbe.DrainMethod)!.CreateDelegate<Func<int[]>>();
        function.InvokeAsync(5, CancellationToken.None);
        Assert.Equal([1], drain());
        function.InvokeAsync(0, CancellationToken.None);
        Assert.Equal([0], drain());
        Assert.Empty(drain());
    }

    [Theory]
    [InlineData("return Task.FromResult(request * 2 > 50 ? 1 : 0);", 20, new[] { -10.0 })]
    [InlineData("return Task.FromResult(request == 7L ? 1 : 0);", 20, new[] { 13.0 })]
    [InlineData("return Task.FromResult((request * 0.5m) switch { >= 10 => 1, < 2 or 3 => 2, _ => 3 });", 20, new[] { 0.0, 8.0, 7.0 })]
    [InlineData("return Task.FromResult(request is > 3 and < 30 ? 1 : 0);", 20, new[] { 17.0, -10.0 })]
    [InlineData("return Task.FromResult((int)Math.Round(request / 8.0, 1));", 20, new[] { 0.5, -0.5 })]
    [InlineData("var n = 0; while (n < request) n++; return Task.FromResult(n);", 20, new[] { 0.0 })]
    [InlineData("if (request < 0 && request > -5) return Task.FromResult(1); return Task.FromResult(0);", 20, new[] { 20.0, double.NaN })]
    public void Each_comparison_of_numbers_tells_how_far_it_was_from_turning(string body, int request, double[] expected)
    {
        var probe = Assembly.Load(Instrument(body)!.Image.Image);
        var function = (dynamic)Activator.CreateInstance(probe.GetType("Shop.Quote")!)!;
        function.InvokeAsync(request, CancellationToken.None);
        var drain = probe.GetType(DistanceProbe.TypeName)!.GetMethod(DistanceProbe.DrainMethod)!.CreateDelegate<Func<double[]>>();
        Assert.Equal(expected, drain());
        Assert.All(drain(), d => Assert.Equal(double.NaN, d));
    }

    [Theory]
    [InlineData("return Task.FromResult(DateTime.MinValue.AddDays(1) > DateTime.MinValue ? 1 : 0);")]
    [InlineData("int? some = 3; return Task.FromResult(some > 2 ? 1 : 0);")]
    [InlineData("return Task.FromResult(\"a\" == \"b\" + request ? 1 : 0);")]
    public void What_compares_no_plain_numbers_stays_as_it_is(string body) => Assert.Equal(0, Instrument(body)!.Comparisons);

    private static InstrumentedBaseline? Instrument(string body) => InstrumentedBaseline.Of(ASource.Function("Shop.Quote", $$"""
        using Optimizer.Runtime;
        namespace Shop;
        public static class Helper
        {
            public static int Twice(int n) => n > 3 ? 2 * n : n;
            public static int Unused(int n) => n > 3 ? 2 * n : n;
        }
        public sealed class Quote : IPlatformFunction<int, int>
        {
            public Task<int> InvokeAsync(int request, CancellationToken cancellationToken) { {{body}} }
        }
        """));
}
