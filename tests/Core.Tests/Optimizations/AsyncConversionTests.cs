using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Source;
using Optimizer.Core.Tests.Generation;
using Optimizer.Core.Traffic;
using Optimizer.TestKit;

namespace Optimizer.Core.Tests.Optimizations;

public sealed class AsyncConversionTests : OptimizationContract<AsyncConversion>
{
    protected override FunctionProfile Evidence => AProfile.Waiting();

    protected override (string Type, string Text) Helped => ("Shop.StockReport", BlockingStyles.Modern);

    [Fact]
    public void Proposes_nothing_when_calls_come_one_by_one() =>
        Assert.Null(Optimization.Detect(AProfile.Waiting() with { MaxInFlight = 1 }, Source("return http.GetStringAsync(request).Result;")));

    [Fact]
    public void Proposes_nothing_when_hardly_any_time_is_spent_waiting() =>
        Assert.Null(Optimization.Detect(AProfile.Waiting(share: 0.05), Source("return http.GetStringAsync(request).Result;")));

    [Theory]
    [InlineData("return await http.GetStringAsync(request, cancellationToken);")]
    [InlineData("var one = http.GetStringAsync(request); var two = http.GetStringAsync(request); await Task.WhenAll(one, two); return one.Result + two.Result;")]
    [InlineData("await Task.Yield(); using var reader = new StringReader(request); return reader.ReadToEnd();")]
    [InlineData("await Task.Yield(); using var memory = new MemoryStream(); memory.Write(new byte[3], 0, 3); return memory.Length.ToString();")]
    [InlineData("await Task.Yield(); return File.Exists(request) ? \"yes\" : new Outcome().Result;")]
    public void Proposes_nothing_for_calls_that_do_not_block(string body) => Assert.Null(Optimization.Detect(Evidence, Source(body)));

    [Theory]
    [InlineData("return http.GetStringAsync(request).Result;", "return (await Task.WhenAny(http.GetStringAsync(request))).Result;")]
    [InlineData("var task = http.GetStringAsync(request); task.Wait(); return \"done\";", "(await Task.WhenAny(task)).Wait();")]
    [InlineData("return http.GetStringAsync(request).GetAwaiter().GetResult().Trim();", "return (await http.GetStringAsync(request)).Trim();")]
    [InlineData("return http.GetStringAsync(request).ConfigureAwait(false).GetAwaiter().GetResult();", "return await http.GetStringAsync(request).ConfigureAwait(false);")]
    [InlineData("Thread.Sleep(5); return request;", "await Task.Delay(5, cancellationToken); return request;")]
    [InlineData("Thread.Sleep(TimeSpan.FromSeconds(request.Length)); return request;", "await Task.Delay(TimeSpan.FromSeconds(request.Length), cancellationToken);")]
    [InlineData("return File.ReadAllText(request);", "return await File.ReadAllTextAsync(request, cancellationToken);")]
    [InlineData("return File.ReadAllLines(request)[0];", "return (await File.ReadAllLinesAsync(request, cancellationToken))[0];")]
    [InlineData("File.WriteAllText(request, File.ReadAllText(request)); return request;", "await File.WriteAllTextAsync(request, await File.ReadAllTextAsync(request, cancellationToken));")]
    [InlineData("using var reader = new StreamReader(request); return reader.ReadToEnd();", "return await reader.ReadToEndAsync(cancellationToken);")]
    [InlineData("using var message = new HttpRequestMessage(HttpMethod.Get, request); return http.Send(message).Content.ReadAsStringAsync().GetAwaiter().GetResult();",
        "return await (await http.SendAsync(message, cancellationToken)).Content.ReadAsStringAsync();")]
    [InlineData("string Read(string path) => File.ReadAllText(path); return Read(request) + Read(\"b\");",
        "async Task<string> ReadAsync(string path) => await File.ReadAllTextAsync(path, cancellationToken); return await ReadAsync(request) + await ReadAsync(\"b\");")]
    [InlineData("static void Pause(int ms) { Thread.Sleep(ms); } for (var i = 0; i < 3; i++) if (i > 1) Pause(i); return request;",
        "static async Task PauseAsync(int ms, CancellationToken cancellationToken) { await Task.Delay(ms, cancellationToken); } for (var i = 0; i < 3; i++) if (i > 1) await PauseAsync(i, cancellationToken);")]
    [InlineData("using var stream = File.OpenRead(request); using (var reader = new StreamReader(stream)) { var line = \"\"; while (line is not null) { line = reader.ReadLine(); } } return request;",
        "line = await reader.ReadLineAsync(cancellationToken);")]
    [InlineData("using var stream = File.OpenRead(request); var bytes = new byte[9]; var n = stream.Read(bytes, 0, 9); stream.Write(bytes, 0, n); return request;",
        "var n = await stream.ReadAsync(bytes, 0, 9, cancellationToken); await stream.WriteAsync(bytes, 0, n);")]
    [InlineData("try { foreach (var c in request) Thread.Sleep(c); } finally { File.Delete(request); } return request;", "foreach (var c in request) await Task.Delay(c, cancellationToken);")]
    public void Awaits_what_blocked(string body, string expected)
    {
        var platform = ASource.Of("F", Text(body));
        var source = platform.Functions["quote"];
        var candidate = Optimization.Generate(Optimization.Detect(Evidence, source)!, source, new Dictionary<string, OptimizationPlan>());

        Assert.Contains(expected, candidate.Source, StringComparison.Ordinal);
        Assert.Empty(BundleCompiler.Compile(platform, candidate).Errors);
    }

    [Theory]
    [InlineData("lock (http) return http.GetStringAsync(request).Result;", "inside a lock")]
    [InlineData("return string.Concat(request.Select(c => http.GetStringAsync(request).Result));", "a lambda")]
    [InlineData("Monitor.Enter(http); try { return http.GetStringAsync(request).Result; } finally { Monitor.Exit(http); }", "cannot await")]
    [InlineData("string Read(string path) => File.ReadAllText(path); return string.Concat(new[] { request }.Select(Read));", "cannot await")]
    [InlineData("var span = request.AsSpan(); var text = http.GetStringAsync(request).Result; return text + span.ToString();", "across a blocking call")]
    public void Refuses_where_a_thread_must_be_held(string body, string because)
    {
        var source = Source(body);
        var refused = Assert.Throws<GenerationRefusedException>(() => Optimization.Generate(
            Optimization.Detect(Evidence, source)!, source, new Dictionary<string, OptimizationPlan>()));

        Assert.Contains(because, refused.Reason.Sentence, StringComparison.Ordinal);
        Assert.NotNull(refused.Reason.WouldFlip);
    }

    [Fact]
    public void Leaves_a_helper_alone_that_someone_calls_who_cannot_await()
    {
        var source = ASource.Function("F", Text("return Read(request);", "private static readonly string Once = Read(\"a\"); private static string Read(string path) => File.ReadAllText(path);"));
        Assert.Throws<GenerationRefusedException>(() => Optimization.Generate(
            Optimization.Detect(Evidence, source)!, source, new Dictionary<string, OptimizationPlan>()));
    }

    [Theory]
    [InlineData("modern", "Shop.StockReport", BlockingStyles.Modern, "\n")]
    [InlineData("classic", "Contoso.Stock.StockReport", BlockingStyles.Classic, "\r\n")]
    public void Reads_as_written(string style, string type, string text, string newLine) =>
        GeneratedCode.Check($"{style}.AsyncConversion.snap", ASource.Of(type, text.ReplaceLineEndings(newLine)), Optimization, Evidence);

    private static FunctionSource Source(string body) => ASource.Function("F", Text(body));

    private static string Text(string body, string more = "") => $$"""
        using Optimizer.Runtime;

        public class Outcome { public string Result => ""; }

        public class F(HttpClient http) : IPlatformFunction<string, string>
        {
            private readonly HttpClient http = http;
            {{more}}

            public async Task<string> InvokeAsync(string request, CancellationToken cancellationToken)
            {
                {{body}}
            }
        }
        """;
}
