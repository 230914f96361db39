using System.Text.Json;

namespace Optimizer.EndToEnd.Tests.Proving;

public sealed class ProveTests : IDisposable
{
    private const string Baseline = """
        using Optimizer.Runtime;
        namespace Shop;
        public sealed record Line(string Name, int Quantity, decimal Price);
        public sealed record Order(List<Line> Lines, string? Coupon);
        public sealed record Total(decimal Amount, string Text);
        public sealed class Pricing : IPlatformFunction<Order, Total>
        {
            public Task<Total> InvokeAsync(Order request, CancellationToken cancellationToken)
            {
                decimal sum = 0;
                var text = "";
                foreach (var line in request.Lines)
                {
                    if (line.Quantity > 10) sum += line.Quantity * line.Price * 0.9m;
                    else sum += line.Quantity * line.Price;
                    text += line.Name + ";";
                }
                if (request.Coupon == "SAVE" && sum > 50) sum -= 5;
                return Task.FromResult(new Total(sum, text));
            }
        }
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_faithful_rewrite_is_equivalent_on_requests_that_are_made_up()
    {
        var document = (await ProveAsync(Baseline
            .Replace("var text = \"\";", "var text = new System.Text.StringBuilder();", StringComparison.Ordinal)
            .Replace("text += line.Name + \";\";", "text.Append(line.Name).Append(';');", StringComparison.Ordinal)
            .Replace("new Total(sum, text)", "new Total(sum, text.ToString())", StringComparison.Ordinal))).Json;
        Assert.Equal("equivalent", Text(document, "verdict"));
        Assert.Equal(3.0 / document.GetProperty("n").GetInt32(), document.GetProperty("bound").GetDouble(), 10);
        Assert.Equal(7, document.GetProperty("branches").GetProperty("total").GetInt32());
        Assert.Equal(7, document.GetProperty("branches").GetProperty("covered").GetInt32());
        Assert.Empty(document.GetProperty("mismatches").EnumerateArray());
        Assert.Empty(document.GetProperty("maskedFields").EnumerateArray());
    }

    [Theory]
    [InlineData("Quantity > 10", "Quantity >= 10", "response")]
    [InlineData(" && sum > 50", "", "response")]
    [InlineData("\"SAVE\"", "\"save\"", "response")]
    [InlineData("0.9m", "0.95m", "response")]
    [InlineData("var text = \"\";", "var text = \"\"; request.Lines.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));", "mutation")]
    [InlineData("decimal sum = 0;", "decimal sum = 0; if (request.Lines.Count == 0) throw new ArgumentException();", "exception")]
    public async Task A_change_of_behaviour_is_found_and_named(string from, string to, string what)
    {
        var document = (await ProveAsync(Baseline.Replace(from, to, StringComparison.Ordinal))).Json;
        Assert.Equal("different", Text(document, "verdict"));
        Assert.Contains(document.GetProperty("mismatches").EnumerateArray(), m => Text(m, "what") == what);
    }

    [Theory]
    [InlineData("while (request.Lines is not null) { }", "did not end within")]
    [InlineData("F(1); static int F(int n) => n == -1 ? 0 : 1 + F(n + 1);", "Stack overflow")]
    [InlineData("var all = new List<byte[]>(); for (var i = 0; i < 8192; i++) { all.Add(new byte[1 << 20]); Array.Fill(all[^1], (byte)1); }", "MiB")]
    [InlineData("Environment.Exit(0);", "System.Environment.Exit")]
    [InlineData("new TaskCompletionSource().Task.Wait();", "did not end within")]
    [InlineData("File.WriteAllText(\"/tmp/optimizer-prove-evil\", \"x\");", "System.IO.File.WriteAllText")]
    [InlineData("using (var w = new StreamWriter(\"/tmp/optimizer-prove-evil\")) w.Write(1);", "StreamWriter")]
    [InlineData("new HttpClient().GetStringAsync(\"http://127.0.0.1:9/\").Wait();", "System.Net.Http.HttpClient")]
    [InlineData("new System.Net.Sockets.TcpClient().Connect(\"127.0.0.1\", 9);", "System.Net.Sockets.TcpClient")]
    [InlineData("System.Diagnostics.Process.Start(\"true\");", "System.Diagnostics.Process.Start")]
    [InlineData("typeof(File).GetMethod(\"Delete\")!.Invoke(null, [\"/tmp/optimizer-prove-evil\"]);", "reflection")]
    public async Task What_a_candidate_must_not_do_is_contained_and_named(string evil, string named)
    {
        var document = (await ProveAsync(Baseline.Replace("decimal sum = 0;", $"decimal sum = 0; {evil}", StringComparison.Ordinal))).Json;
        Assert.Equal("different", Text(document, "verdict"));
        Assert.Contains(document.GetProperty("reasons").EnumerateArray(), r => r.GetString()!.Contains(named, StringComparison.Ordinal));
        Assert.NotEmpty(document.GetProperty("mismatches").EnumerateArray());
        Assert.False(File.Exists("/tmp/optimizer-prove-evil"));
    }

    [Fact]
    public async Task Given_requests_are_what_the_bound_is_over()
    {
        folder.Write("r.jsonl", string.Concat(Enumerable.Range(1, 20).Select(i =>
            $$"""{"lines":[{"name":"n{{i}}","quantity":{{i}},"price":2.5}],"coupon":null}""" + "\n")));
        var document = (await ProveAsync(Baseline, "--requests", folder["r.jsonl"])).Json;
        Assert.Equal("equivalent", Text(document, "verdict"));
        Assert.Equal(20, document.GetProperty("n").GetInt32());
        Assert.True(document.GetProperty("generated").GetInt32() > 50);
    }

    [Fact]
    public async Task The_order_of_effects_and_lost_calls_are_seen_where_recordings_serve_them()
    {
        const string WithLog = """
            using Optimizer.Runtime;
            namespace Shop;
            public interface ILedger { Task<int> SaveAsync(string name); Task<int> NotifyAsync(string name); }
            public sealed record Order(string Name);
            public sealed record Done(int Number);
            public sealed class Post(ILedger ledger) : IPlatformFunction<Order, Done>
            {
                public async Task<Done> InvokeAsync(Order request, CancellationToken cancellationToken)
                {
                    var a = await ledger.SaveAsync(request.Name);
                    var b = await ledger.NotifyAsync(request.Name);
                    return new Done(a + b);
                }
            }
            """;
        folder.Write("a.cs", WithLog);
        folder.Write("r.jsonl", string.Concat(Enumerable.Range(1, 12).Select(i => $$$"""
            {"function":"post","start":"2026-01-01T00:00:00Z","durationMs":1,"request":{"name":"n{{{i}}}"},"dependencies":[{"target":"ILedger.SaveAsync","durationMs":1,"request":{"method":"ILedger.SaveAsync","arguments":["n{{{i}}}"]},"response":{"result":1}},{"target":"ILedger.NotifyAsync","durationMs":1,"request":{"method":"ILedger.NotifyAsync","arguments":["n{{{i}}}"]},"response":{"result":2}}]}
            """.ReplaceLineEndings("") + "\n")));
        folder.Write("b.cs", WithLog
            .Replace("var a = await ledger.SaveAsync(request.Name);", "", StringComparison.Ordinal)
            .Replace("return new", "var a = await ledger.SaveAsync(request.Name); return new", StringComparison.Ordinal));
        var document = (await Cli.RunAsync("prove", "--baseline", folder["a.cs"], "--candidate", folder["b.cs"], "--requests", folder["r.jsonl"], "--json")).Json;
        Assert.Equal("different", Text(document, "verdict"));
        Assert.Contains(document.GetProperty("mismatches").EnumerateArray(), m => Text(m, "what") == "order");
    }

    [Theory]
    [InlineData("public Task<Total>", "public Task<Totl>", "b.cs(8,17)")]
    [InlineData("public sealed class Pricing", "internal sealed class Pricing", "no public class")]
    public async Task A_file_that_cannot_be_used_is_refused_with_its_place(string from, string to, string message)
    {
        var result = await ProveAsync(Baseline.Replace(from, to, StringComparison.Ordinal));
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_is_no_JSON_is_refused_with_its_line()
    {
        folder.Write("r.jsonl", "{\"lines\":[]}\n{oops\n");
        var result = await ProveAsync(Baseline, "--requests", folder["r.jsonl"]);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("r.jsonl(2,", result.Error, StringComparison.Ordinal);
    }

    private Task<CliResult> ProveAsync(string candidate, params string[] more)
    {
        folder.Write("a.cs", Baseline);
        folder.Write("b.cs", candidate);
        return Cli.RunAsync(["prove", "--baseline", folder["a.cs"], "--candidate", folder["b.cs"], "--json", .. more]);
    }

    private static string Text(JsonElement document, string name) => document.GetProperty(name).GetString()!;
}
