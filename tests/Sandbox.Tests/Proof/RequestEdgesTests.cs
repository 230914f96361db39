using Optimizer.Core.Model;
using Optimizer.Core.Proof;
using Optimizer.Core.Proof.Changes;
using Optimizer.Core.Source;

namespace Optimizer.Sandbox.Tests.Proof;

/// <summary>Changes that only few requests of a type tell from their originals, with requests that are made up from that type alone.</summary>
public sealed class RequestEdgesTests : IDisposable
{
    private readonly SandboxProcess sandbox = new(TimeProvider.System);

    public void Dispose() => sandbox.Dispose();

    [Theory]
    [InlineData("hour of a day", "DateTime At, bool Express", "return request.At.Hour >= (request.Express ? 17 : 14) ? 1 : 0;", ">= (", "> (")]
    [InlineData("day of a week", "DateOnly On", "return request.On.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 1 : 0;", "DayOfWeek.Saturday or DayOfWeek.Sunday", "DayOfWeek.Sunday")]
    [InlineData("days between dates, behind a flag", "DateTime Bought, DateTime Back, bool Opened", "return (request.Back.Date - request.Bought.Date).Days switch { <= 14 => 1, <= 30 when !request.Opened => 1, <= 100 => 2, _ => 3 };", "<= 30", "< 30")]
    [InlineData("minutes of a duration", "TimeSpan Parked", "return request.Parked.TotalMinutes <= 20 ? 0 : 1;", "<= 20", "< 20")]
    [InlineData("figure in a text", "string? Text", "return int.TryParse(request.Text, out var n) && n > 500 ? 1 : 0;", "> 500", ">= 500")]
    [InlineData("spaces around a figure", "string? Text", "return int.TryParse(request.Text, System.Globalization.NumberStyles.Integer, null, out var n) ? n : 0;", "NumberStyles.Integer", "NumberStyles.AllowLeadingSign")]
    [InlineData("figures of another script", "string Text", "return request.Text.Count(char.IsDigit);", "char.IsDigit", "char.IsAsciiDigit")]
    [InlineData("text that only the change names", "string Role", "return request.Role == \"admin\" ? 1 : 0;", "== \"admin\"", "is \"admin\" or \"supervisor\"")]
    [InlineData("size that only the change names", "List<int> Ids", "return request.Ids.Distinct().Count();", "request.Ids", "request.Ids.Take(250)")]
    [InlineData("bytes of a long text", "string Text", "return System.Text.Encoding.UTF8.GetByteCount(request.Text);", "System.Text.Encoding.UTF8.GetByteCount(request.Text)", "request.Text.Length <= 200 ? System.Text.Encoding.UTF8.GetByteCount(request.Text) : request.Text.Length")]
    [InlineData("tie after an even and after an odd digit", "decimal Net, bool Reduced", "return (int)(Math.Round(request.Net * (request.Reduced ? 0.07m : 0.19m), 2) * 100);", "), 2)", "), 2, MidpointRounding.AwayFromZero)")]
    [InlineData("tie of a rounding behind a name", "string Country, decimal Net", "return (int)(Math.Round(request.Net * (request.Country switch { \"DE\" => 0.19m, \"FR\" => 0.20m, _ => 0m }), 2) * 100);", "), 2)", "), 2, MidpointRounding.AwayFromZero)")]
    public async Task A_request_tells_them_apart(string edge, string members, string body, string from, string to)
    {
        var result = await ProveAsync(members, body, body.Replace(from, to, StringComparison.Ordinal));
        Assert.True(result.Verdict.Outcome == VerdictOutcome.Fail, $"The {edge} was not found: {result.Verdict.Reasons[0].Sentence}");
    }

    [Fact]
    public async Task Keys_that_two_requests_share_tell_them_apart()
    {
        const string Body = "var key = $\"{request.Left}|{request.Right}\"; return known.TryGetValue(key, out var kept) ? kept : known[key] = request.Left;";
        var result = await ProveAsync("int Left, int Right", Body, Body.Replace("}|{", "}{", StringComparison.Ordinal), "private readonly Dictionary<string, int> known = [];");
        Assert.True(result.Verdict.Outcome == VerdictOutcome.Fail, result.Verdict.Reasons[0].Sentence);
    }

    [Fact]
    public async Task What_made_up_requests_do_not_get_at_is_not_called_the_same()
    {
        const string Body = """
            var match = System.Text.RegularExpressions.Regex.Match(request.Text, "^([A-Z]{3})-([0-9]{4})$");
            if (!match.Success) return 0;
            var number = int.Parse(match.Groups[2].Value);
            if (number >= 9000) return 1;
            return match.Groups[1].Value == "TEE" ? 2 : 3;
            """;
        var reason = (await ProveAsync("string Text", Body, Body.Replace(">= 9000", "> 9000", StringComparison.Ordinal))).Verdict.Reasons[0];
        Assert.Equal("equivalence.unreached", reason.Id);
        Assert.Contains("1 of the original's 6 branches only", reason.Sentence, StringComparison.Ordinal);
    }

    private Task<EquivalenceResult> ProveAsync(string members, string before, string after, string fields = "")
    {
        var change = new HandWrittenChange(new FunctionFile("a.cs", Function(before)), new FunctionFile("b.cs", Function(after)), []) { References = PlatformReferences.With([]) };
        return new ChangeProof(sandbox, new ProofOptions { Limits = AJob.Limits() }).ExamineAsync(change, TestContext.Current.CancellationToken);

        string Function(string body) => $$"""
            using Optimizer.Runtime;
            namespace Shop;
            public sealed record Ask({{members}});
            public sealed class Answer : IPlatformFunction<Ask, int>
            {
                {{fields}}
                public async Task<int> InvokeAsync(Ask request, CancellationToken cancellationToken)
                {
                    await Task.CompletedTask;
                    {{body}}
                }
            }
            """;
    }
}
