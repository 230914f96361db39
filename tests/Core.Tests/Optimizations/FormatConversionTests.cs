using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Source;
using Optimizer.Core.Tests.Generation;
using Optimizer.Core.Traffic;
using Optimizer.TestKit;

namespace Optimizer.Core.Tests.Optimizations;

public sealed class FormatConversionTests : OptimizationContract<FormatConversion>
{
    protected override FunctionProfile Evidence => AProfile.Computing();

    protected override (string Type, string Text) Helped => ("Shop.PrintSheet", FormatStyles.Modern);

    [Fact]
    public void Proposes_nothing_where_little_is_allocated() =>
        Assert.Null(Optimization.Detect(AProfile.Computing(bytes: 900), ASource.Function(Helped.Type, Helped.Text)));

    [Fact]
    public void Proposes_nothing_where_nearly_all_time_is_waiting() => Assert.Null(Optimization.Detect(
        Evidence with { Observed = 200, DependencyShare = 0.95 }, ASource.Function(Helped.Type, Helped.Text)));

    [Theory]
    [InlineData("var s = \"\"; s += request; return s;")]
    [InlineData("var s = request; foreach (var c in request) s += c; return s;")]
    [InlineData("var s = \"\"; foreach (var c in request) { s += c; if (s.Contains(\"ab\")) break; } return s;")]
    [InlineData("var s = \"\"; foreach (var c in request) { s += c; s = s.Trim(); } return s;")]
    [InlineData("var s = \"\"; foreach (var c in request) s += new object(); return s;")]
    [InlineData("var s = \"\"; foreach (var c in request) s += new[] { c }; return s;")]
    [InlineData("var s = \"\"; try { foreach (var c in request) s += c; } catch (IOException) { } return s;")]
    [InlineData("var s = \"\"; foreach (var c in request) s += c; Func<string> read = () => s; return read();")]
    [InlineData("var n = 0; foreach (var c in request) n += c; return n.ToString();")]
    [InlineData("return int.Parse(request.Substring(2)).ToString();")]
    [InlineData("return request.Select(c => c + 1).ToList().Count.ToString();")]
    [InlineData("return request.Select(c => c + 1).ToList().Sum(c => c / 2).ToString();")]
    [InlineData("return request.AsQueryable().Select(c => c + 1).ToList().Sum().ToString();")]
    [InlineData("return JsonSerializer.Serialize(request, new JsonSerializerOptions { MaxDepth = request.Length });")]
    [InlineData("var o = new JsonSerializerOptions(); o.WriteIndented = request.Length > 3; return JsonSerializer.Serialize(request, o);")]
    [InlineData("return JsonSerializer.Serialize(request, Kept);")]
    [InlineData("return request.Split(',')[^1];")]
    [InlineData("return request.Split(',', StringSplitOptions.TrimEntries)[0];")]
    [InlineData("var n = 0; foreach (var part in request.Split(',')) n += int.Parse(part); return n.ToString();")]
    [InlineData("var line = request.Trim(); foreach (var part in line.Split(',')) line += part; return line;")]
    [InlineData("var line = request.Trim(); var last = \"\"; foreach (var part in line.Split(',')) last = part; return last;")]
    [InlineData("var line = request.Trim(); var n = 0; foreach (var part in line.Split(',')) { await Task.Yield(); n += int.Parse(part); } return n.ToString();")]
    [InlineData("var list = new List<int> { 3 }; foreach (var n in list.Where(n => n > 2).ToList()) list.Add(n); return \"\";")]
    [InlineData("var list = new List<int> { 3 }; var s = 0; foreach (var n in list.Where(n => n / s > 2).ToList()) s += n; return \"\";")]
    [InlineData("var list = new List<int> { 3 }; var s = 0; foreach (var n in list.Where(n => n > 2).ToList()) { await Task.Yield(); s += n; } return \"\";")]
    [InlineData("var list = new List<int> { 3 }; foreach (var n in list.Where(n => n > 2).ToList()) Console.Write(n); return \"\";")]
    public void Proposes_nothing_where_a_copy_is_needed_or_cheap(string body) => Assert.Null(Optimization.Detect(Evidence, ASource.Function("F", Text(body))));

    [Theory]
    [InlineData("string s = \"<\"; foreach (var c in request) { s += c; } return s + '>';", "var s = new StringBuilder(\"<\"); foreach (var c in request) { s.Append(c); } return s.ToString() + '>';")]
    [InlineData("var s = string.Empty; for (var i = 0; i < 3; i++) s += i + 1 + \",\" + $\"{i:x}\"; return s;", "s.Append(i + 1).Append(\",\").Append($\"{i:x}\"); return s.ToString();")]
    [InlineData("return int.Parse(request.Substring(request.IndexOf('=') + 1)).ToString();", "int.Parse(request.AsSpan(request.IndexOf('=') + 1))")]
    [InlineData("var sum = 0; foreach (var part in request.Split(',')) sum += int.TryParse(part.Substring(1, 2), out var n) ? n : 0; return sum.ToString();", "int.TryParse(part.AsSpan(1, 2), out var n)")]
    [InlineData("return request.Select(c => c + 1).ToList().Sum().ToString();", "request.Select(c => c + 1).Sum().ToString()")]
    [InlineData("return JsonSerializer.Serialize(request, new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = true });", "private static readonly JsonSerializerOptions JsonOptions = new(JsonSerializerDefaults.Web) { WriteIndented = true };")]
    [InlineData("return request.Split(',')[1];", "request.Split(',', 3)[1]")]
    [InlineData("var line = request.Trim(); var n = 0; foreach (string part in line.Split(',')) { n += int.Parse(part); } return n.ToString();",
        "foreach (var part in line.AsSpan().Split(',')) { n += int.Parse(line.AsSpan(part)); }")]
    [InlineData("var line = request.Trim(); var s = new System.Text.StringBuilder(); foreach (var part in line.Split(',')) s.Append(part).Append(';'); return s.ToString();",
        "foreach (var part in line.AsSpan().Split(',')) s.Append(line.AsSpan(part)).Append(';');")]
    [InlineData("var line = request.Trim(); var s = new System.Text.StringBuilder(); s.Append(line.Substring(1, 2)); return s.ToString();", "s.Append(line.AsSpan(1, 2));")]
    [InlineData("var list = new List<string> { request }; var n = 0; foreach (var l in list.Where(i => i.Length > 2).Select(i => i.Length).ToList()) n += l; return n.ToString();",
        "foreach (var l in list.Where(i => i.Length > 2).Select(i => i.Length)) n += l;")]
    public void Copies_no_more_than_needed(string body, string expected)
    {
        var platform = ASource.Of("F", Text(body));
        var source = platform.Functions["quote"];
        var candidate = Optimization.Generate(Optimization.Detect(Evidence, source)!, source, new Dictionary<string, OptimizationPlan>());

        Assert.Contains(expected, candidate.Source, StringComparison.Ordinal);
        Assert.Empty(BundleCompiler.Compile(platform, candidate).Errors);
    }

    [Fact]
    public void Refuses_a_source_that_has_no_such_place_any_more()
    {
        var opportunity = Optimization.Detect(Evidence, ASource.Function(Helped.Type, Helped.Text))!;
        var refused = Assert.Throws<GenerationRefusedException>(() =>
            Optimization.Generate(opportunity, ASource.Function("F", Text("return request;")), new Dictionary<string, OptimizationPlan>()));
        Assert.Contains("string-builder", refused.Reason.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("modern", "Shop.PrintSheet", FormatStyles.Modern, "\n")]
    [InlineData("classic", "Contoso.Printing.PrintSheet", FormatStyles.Classic, "\r\n")]
    public void Reads_as_written(string style, string type, string text, string newLine) =>
        GeneratedCode.Check($"{style}.FormatConversion.snap", ASource.Of(type, text.ReplaceLineEndings(newLine)), Optimization, Evidence);

    private static string Text(string body) => $$"""
        using System.Text.Json;
        using Optimizer.Runtime;

        public class F : IPlatformFunction<string, string>
        {
            private static readonly JsonSerializerOptions Kept = new();

            public async Task<string> InvokeAsync(string request, CancellationToken cancellationToken)
            {
                await Task.Yield();
                {{body}}
            }
        }
        """;
}
