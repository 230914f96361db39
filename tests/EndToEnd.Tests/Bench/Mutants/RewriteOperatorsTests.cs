using Optimizer.Local.Commands.Bench.Mutants;
using Optimizer.Local.Commands.Bench.Mutants.Operators;
using Optimizer.TestKit;

namespace Optimizer.EndToEnd.Tests.Bench.Mutants;

public sealed class RewriteOperatorsTests
{
    private static IReadOnlyList<MutationOperator> All => [.. EntryOperators.All, .. EntryOperators.OfCancellation, .. EntryOperators.OfWaiting, .. ValueOperators.All, .. CallOperators.All, .. FailureOperators.All];

    [Theory]
    [InlineData("off by one", "return new Reply(\"a\", \"b\", 7);", "\"b\", 8)")]
    [InlineData("boundary moved", "if (request.Items.Count < 3) return null!; return new Reply(\"a\", \"b\", 7);", "Count <= 3")]
    [InlineData("operator swapped", "return new Reply(\"a\", \"b\", request.Items.Count * 2);", "Count / 2")]
    [InlineData("condition negated", "return request.Name == \"\" ? null! : new Reply(\"a\", \"b\", 7);", "!(request.Name == \"\") ?")]
    [InlineData("condition dropped", "if (request.Items.Count < 3) return null!; return new Reply(\"a\", \"b\", 7);", "if (false)")]
    [InlineData("text changed", "return new Reply(\"a\", \"b\", 7);", "\"a~\"")]
    [InlineData("separator changed", "return new Reply(string.Join(',', request.Items), \"b\", 7);", "Join('~'")]
    [InlineData("interpolated text changed", "return new Reply($\"x{request.Name}\", \"b\", 7);", "$\"x~{request.Name}\"")]
    [InlineData("interpolation dropped", "return new Reply($\"x{request.Name}\", \"b\", 7);", "$\"x\"")]
    [InlineData("wrong default for null", "return new Reply(request.Name ?? \"none\", \"b\", 7);", "?? default!")]
    [InlineData("culture changed", "return new Reply(1.5.ToString(CultureInfo.InvariantCulture), \"b\", 7);", "GetCultureInfo(\"de-DE\")")]
    [InlineData("comparison changed", "return new Reply(\"a\", \"b\", request.Name.IndexOf(\"x\", StringComparison.Ordinal));", "OrdinalIgnoreCase")]
    [InlineData("arguments swapped", "return new Reply(\"a\", \"b\", 7);", "(\"b\", \"a\", 7)")]
    [InlineData("wrong member", "return new Reply(request.Name, \"b\", 7);", "request.Other")]
    [InlineData("flag flipped", "var no = false; return no ? null! : new Reply(\"a\", \"b\", 7);", "var no = true")]
    [InlineData("await dropped", "await ledger.PutAsync(\"k\"); return new Reply(\"a\", \"b\", 7);", "_ = ledger.PutAsync(\"k\");")]
    [InlineData("awaited value dropped", "return new Reply(await ledger.GetAsync(\"k\", cancellationToken), \"b\", 7);", "default(string)!")]
    [InlineData("call skipped", "await ledger.PutAsync(\"k\"); return new Reply(\"a\", \"b\", 7);", "{\n        ; return")]
    [InlineData("call doubled", "await ledger.PutAsync(\"k\"); return new Reply(\"a\", \"b\", 7);", "await ledger.PutAsync(\"k\"); await ledger.PutAsync(\"k\");")]
    [InlineData("cancellation lost in a call", "return new Reply(await ledger.GetAsync(\"k\", cancellationToken), \"b\", 7);", "CancellationToken.None")]
    [InlineData("effects reordered", "await ledger.PutAsync(\"k\"); await ledger.DeleteAsync(\"k\"); return new Reply(\"a\", \"b\", 7);", "await ledger.DeleteAsync(\"k\"); await ledger.PutAsync(\"k\");")]
    [InlineData("fewer are awaited", "await Task.WhenAll(ledger.PutAsync(\"k\"), ledger.PutAsync(\"l\")); return new Reply(\"a\", \"b\", 7);", "WhenAny")]
    [InlineData("wrong method", "return new Reply(\"a\", \"b\", request.Items.Min());", "request.Items.Max()")]
    [InlineData("loop cut short", "var n = 0; foreach (var i in request.Items) n += i; return new Reply(\"a\", \"b\", n);", "(request.Items).Skip(1)")]
    [InlineData("conversion dropped", "return new Reply(request.Name.Trim(), \"b\", 7);", "Reply(request.Name,")]
    [InlineData("failure not thrown", "if (request.Name == \"\") throw new TimeoutException(); return new Reply(\"a\", \"b\", 7);", "return default!;")]
    [InlineData("another failure thrown", "if (request.Name == \"\") throw new TimeoutException(); return new Reply(\"a\", \"b\", 7);", "InvalidOperationException()")]
    [InlineData("catch widened", "try { await ledger.PutAsync(\"k\"); } catch (TimeoutException) { } return new Reply(\"a\", \"b\", 7);", "catch (Exception)")]
    [InlineData("object shared between calls", "var text = new StringBuilder(); text.Append('x'); return new Reply(text.ToString(), \"b\", 7);", "(shared1 ??= new StringBuilder())")]
    [InlineData("request mutated", "return new Reply(\"a\", \"b\", 7);", "request.Items.Clear()")]
    [InlineData("response member lost", "return new Reply(\"a\", \"b\", 7);", "response with { Text = \"lost\" }")]
    [InlineData("cancellation lost", "return new Reply(\"a\", \"b\", 7);", "AnswerAsync(request, CancellationToken.None)")]
    [InlineData("exception swallowed", "return new Reply(\"a\", \"b\", 7);", "catch (Exception) { return default!; }")]
    [InlineData("first request for all", "return new Reply(\"a\", \"b\", 7);", "private static global::Shop.Ask? firstRequest;")]
    public void Breaks_what_its_name_says_and_compiles(string name, string body, string expected)
    {
        var target = ATarget.Of(body);
        var mutant = Assert.Single(target.Mutants(All, name), m => m.Contains(expected, StringComparison.Ordinal));
        Assert.NotEqual(target.Text, mutant);
        ASource.Of("Shop.Answer", mutant);
    }

    [Fact]
    public void No_two_operators_have_the_same_name() => Assert.Equal(All.Count, All.Select(o => o.Name).Distinct().Count());
}
