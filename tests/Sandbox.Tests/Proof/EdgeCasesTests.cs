using Optimizer.Core.Model;
using Optimizer.Sandbox.Client;

namespace Optimizer.Sandbox.Tests.Proof;

/// <summary>Wrong changes that one kind of edge alone finds.</summary>
public sealed class EdgeCasesTests : IDisposable
{
    private const string Sum = "var sum = request.Lines.Sum(l => l.Quantity * l.Price); ";
    private const string Count = "var count = request.Lines.Sum(l => l.Quantity); ";

    private readonly SandboxProcess sandbox = new(TimeProvider.System);

    public void Dispose() => sandbox.Dispose();

    [Theory]
    [InlineData("boundary of a sum", Sum + "return new Reply { Text = sum > 50 ? \"free\" : \"paid\" };", "sum > 50", "sum >= 50")]
    [InlineData("boundary of a discounted sum", Sum + "return new Reply { Text = (sum * 0.9m) switch { > 450 => \"gold\", > 90 => \"silver\", _ => \"\" } };", "> 450", ">= 450")]
    [InlineData("boundary of a length", "return new Reply { Text = request.Lines.Sum(l => l.Sku.Length) > 137 ? \"long\" : \"short\" };", "> 137", "> 138")]
    [InlineData("boundary of the change alone", Count + "return new Reply { Total = count };", "Total = count", "Total = count == 7919 ? 0 : count")]
    [InlineData("boundary behind a boundary", Count + "if (count > 1000) { if (count * 3 - 7 == 4001) return new Reply { Text = \"a\" }; } return new Reply();", "\"a\"", "\"b\"")]
    [InlineData("tie of a rounding", Sum + "return new Reply { Total = Math.Round(sum * 0.07m, 2) };", "0.07m, 2", "0.07m, 2, MidpointRounding.AwayFromZero")]
    [InlineData("null", "return new Reply { Text = request.Name ?? \"none\" };", "none", "")]
    [InlineData("empty", "return new Reply { Total = request.Lines.Select(l => l.Quantity).DefaultIfEmpty(1).Max() };", "DefaultIfEmpty(1)", "DefaultIfEmpty(0)")]
    [InlineData("tie of a sorting", "return new Reply { Skus = request.Lines.OrderBy(l => l.Quantity).Select(l => l.Sku).ToList() };", "return", "request = request with { Lines = [.. request.Lines] }; request.Lines.Sort((a, b) => a.Quantity.CompareTo(b.Quantity)); return")]
    [InlineData("duplicates", "return new Reply { Total = request.Lines.Count(l => l != null) };", "request.Lines.Count(l => l != null)", "request.Lines.Distinct().Count(l => l != null)")]
    [InlineData("unicode", "return new Reply { Text = request.Name!.ToUpperInvariant() };", "request.Name!.ToUpperInvariant()", "new string(request.Name!.Select(c => c is >= 'a' and <= 'z' ? (char)(c - 32) : c).ToArray())")]
    public async Task A_request_at_the_edge_tells_them_apart(string edge, string before, string from, string to)
    {
        var result = await AChange.ProveAsync(sandbox, before, before.Replace(from, to, StringComparison.Ordinal));
        Assert.True(result.Verdict.Outcome == VerdictOutcome.Fail, $"The {edge} was not found: {result.Verdict.Reasons[0].Sentence}");
        Assert.All(result.Mismatches, m => Assert.Contains(m.What, (string[])["response", "exception"]));
    }

    [Theory]
    [InlineData(Sum + "return new Reply { Total = Math.Round(sum * 0.07m, 2), Text = sum switch { > 450 => \"gold\", _ => request.Name ?? \"\" } };", false)]
    [InlineData("cancellationToken.ThrowIfCancellationRequested(); return new Reply { Total = await stock.FindAsync(request.Name!) };", true)]
    public async Task Where_nothing_changed_no_edge_tells_them_apart(string body, bool recorded)
    {
        var result = await AChange.ProveAsync(sandbox, body, body + " ", recorded ? AChange.Recorded : null);
        Assert.True(result.Verdict.Outcome == VerdictOutcome.Pass, result.Verdict.Reasons[0].Sentence);
    }

    [Theory]
    [InlineData("request.Lines.Sum(l => l.Price).ToString(\"0.00\", System.Globalization.CultureInfo.InvariantCulture)", "InvariantCulture", "GetCultureInfo(\"de-DE\")")]
    [InlineData("(request.Name ?? \"\").ToUpperInvariant()", "ToUpperInvariant()", "ToUpper(System.Globalization.CultureInfo.GetCultureInfo(\"tr-TR\"))")]
    public async Task A_culture_tells_them_apart(string text, string from, string to)
    {
        Assert.SkipUnless(CultureData.IsInstalled, "Cultures have no data of their own without ICU.");
        var before = $"return new Reply {{ Text = {text} }};";
        var result = await AChange.ProveAsync(sandbox, before, before.Replace(from, to, StringComparison.Ordinal));
        Assert.True(result.Verdict.Outcome == VerdictOutcome.Fail, result.Verdict.Reasons[0].Sentence);
    }

    [Fact]
    public async Task A_cancelled_token_tells_them_apart() => await IsFoundWith(
        "(with a cancelled token)", "cancellationToken.ThrowIfCancellationRequested(); return new Reply();", "return new Reply();");

    [Fact]
    public async Task Several_requests_in_flight_tell_them_apart() => await IsFoundWith(
        "(with several requests in flight at once)",
        "return new Reply { Skus = request.Lines.Select(l => l.Sku).ToList() };",
        "buffer.Clear(); foreach (var line in request.Lines) { buffer.Add(line.Sku); await Task.Yield(); } return new Reply { Skus = [.. buffer] };",
        members: "private readonly List<string> buffer = [];");

    [Fact]
    public async Task Several_requests_that_wait_for_dependencies_tell_them_apart() => await IsFoundWith(
        "(with several requests in flight at once)",
        "var found = await stock.FindAsync(request.Name!); return new Reply { Total = found, Text = request.Name! };",
        "current = request; var found = await stock.FindAsync(request.Name!); return new Reply { Total = found, Text = current.Name! };",
        recorded: true, members: "private Order current = null!;");

    [Fact]
    public async Task A_response_that_its_caller_changes_tells_them_apart() => await IsFoundWith(
        "(asked again, after its caller changed the first response)",
        "return new Reply { Skus = request.Lines.Count == 0 ? [\"none\"] : request.Lines.Select(l => l.Sku).ToList() };",
        "return new Reply { Skus = request.Lines.Count == 0 ? None : request.Lines.Select(l => l.Sku).ToList() };",
        members: "private static readonly List<string> None = [\"none\"];");

    [Fact]
    public async Task A_failing_dependency_tells_them_apart() => await IsFoundWith(
        "(with a failing dependency)",
        "return new Reply { Total = await stock.FindAsync(request.Name!) };",
        "try { return new Reply { Total = await stock.FindAsync(request.Name!) }; } catch (InvalidOperationException) { return new Reply(); }",
        recorded: true);

    [Fact]
    public async Task A_dependency_that_fails_as_the_change_expects_tells_them_apart() => await IsFoundWith(
        "(with a failing dependency)",
        "return new Reply { Total = await stock.SaveAsync(request.Name!) };",
        "try { return new Reply { Total = await stock.SaveAsync(request.Name!) }; } catch (System.IO.IOException) { return new Reply { Total = await stock.SaveAsync(request.Name!) }; }",
        recorded: true);

    [Fact]
    public async Task A_slow_dependency_tells_them_apart() => await IsFoundWith(
        "(with slow dependencies)",
        "return new Reply { Total = await stock.FindAsync(request.Name!) };",
        "return new Reply { Total = await stock.FindAsync(request.Name!).WaitAsync(TimeSpan.FromMilliseconds(500), cancellationToken) };",
        recorded: true);

    [Fact]
    public async Task A_dependency_that_is_slow_by_the_injected_clock_tells_them_apart() => await IsFoundWith(
        "(with slow dependencies)",
        "return new Reply { Total = await stock.FindAsync(request.Name!) };",
        "var wait = stock.FindAsync(request.Name!); return new Reply { Total = await Task.WhenAny(wait, Task.Delay(TimeSpan.FromSeconds(30), time)) == wait ? await wait : -1 };",
        recorded: true, parameters: ", TimeProvider time");

    [Fact]
    public async Task An_effect_that_no_longer_waits_for_the_one_before_tells_them_apart() => await IsFoundWith(
        "(with a failing dependency)",
        "var found = await stock.FindAsync(request.Name!); var saved = await stock.SaveAsync(request.Name!); return new Reply { Total = found + saved };",
        "var finding = stock.FindAsync(request.Name!); var saving = stock.SaveAsync(request.Name!); return new Reply { Total = await finding + await saving };",
        recorded: true);

    [Fact]
    public async Task Failures_that_surface_in_another_order_tell_them_apart() => await IsFoundWith(
        "(with a failing dependency)",
        "var finding = stock.FindAsync(request.Name!); var saving = stock.SaveAsync(request.Name!); return new Reply { Total = await finding + await saving };",
        "var finding = stock.FindAsync(request.Name!); var saving = stock.SaveAsync(request.Name!); var saved = await saving; return new Reply { Total = await finding + saved };",
        recorded: true);

    [Fact]
    public async Task A_read_for_a_caller_who_had_cancelled_tells_them_apart() => await IsFoundWith(
        "(with a cancelled token)",
        "cancellationToken.ThrowIfCancellationRequested(); return new Reply { Total = await stock.FindAsync(request.Name!) };",
        "var finding = stock.FindAsync(request.Name!); cancellationToken.ThrowIfCancellationRequested(); return new Reply { Total = await finding };",
        recorded: true);

    [Fact]
    public async Task An_original_that_several_requests_at_once_confuse_is_not_held_against_its_change()
    {
        const string Racy = "calls++; await Task.Delay(1); calls--; return new Reply { Text = calls == 0 ? \"calm\" : \"crowded\" };";
        const string Counter = "private int calls;";
        var result = await AChange.ProveAsync(sandbox, Racy, Racy + " ", members: Counter, membersBefore: Counter);
        Assert.True(result.Verdict.Outcome == VerdictOutcome.Pass, result.Verdict.Reasons[0].Sentence);
    }

    private async Task IsFoundWith(string edge, string before, string after, bool recorded = false, string members = "", string parameters = "")
    {
        var result = await AChange.ProveAsync(sandbox, before, after, recorded ? AChange.Recorded : null, members, parameters);
        Assert.True(result.Verdict.Outcome == VerdictOutcome.Fail, result.Verdict.Reasons[0].Sentence);
        Assert.All(result.Mismatches, m => Assert.Contains(edge, m.Candidate, StringComparison.Ordinal));
    }
}
