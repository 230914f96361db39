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
