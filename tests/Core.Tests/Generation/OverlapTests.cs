using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Source;
using Optimizer.Core.Traffic;
using Optimizer.TestKit;

namespace Optimizer.Core.Tests.Generation;

public sealed class OverlapTests
{
    private const string Two = """
        var price = await http.GetStringAsync($"http://a/{request}", cancellationToken);
        var stock = await http.GetStringAsync($"http://b/{request}", cancellationToken);
        return price + stock;
        """;

    private static readonly AsyncConversion Conversion = new();

    private static FunctionProfile Evidence => AProfile.Waiting() with
    {
        Dependencies =
        [
            new DependencyProfile("GET a/{id}", 200, 1, new LatencySummary(200, 20, 18, 40, 50, 60), 0, 0, 0),
            new DependencyProfile("GET b/{id}", 200, 1, new LatencySummary(200, 20, 18, 40, 50, 60), 0, 0, 0),
        ],
    };

    [Fact]
    public void Says_which_reads_wait_for_each_other_and_how_much_of_the_time_that_could_save()
    {
        var opportunity = Conversion.Detect(Evidence, Source(Two))!;

        Assert.StartsWith("price and stock (from line ", opportunity.Evidence[0].Sentence, StringComparison.Ordinal);
        Assert.Equal(0.45, opportunity.Predicted, 6);
    }

    [Fact]
    public void Proposes_nothing_where_an_invocation_makes_one_call() =>
        Assert.Null(Conversion.Detect(AProfile.Waiting(), Source(Two)));

    [Fact]
    public void Proposes_nothing_where_invocations_hardly_wait() =>
        Assert.Null(Conversion.Detect(Evidence with { DependencyShare = 0.1 }, Source(Two)));

    [Theory]
    [InlineData(Two)]
    [InlineData("decimal price = decimal.Parse(await http.GetStringAsync(\"http://a/p\")); var stock = (await http.GetByteArrayAsync($\"http://b/{request}\")).Length; return price + \"\" + stock;")]
    [InlineData("var a = await http.GetStringAsync(\"v1/\" + request).ConfigureAwait(false); var b = await http.GetStringAsync(\"v2/\" + request).ConfigureAwait(false); return a + b;")]
    [InlineData("if (request.Length > 3) { var a = await PriceAsync(request, cancellationToken); var b = await http.GetStringAsync($\"http://b/{request.Length}\"); return a + b; } return request;")]
    [InlineData("try { var a = await shelf.GetAsync(request); var b = await shelf.ReadAsync(request); return a + b; } catch (HttpRequestException) { return \"\"; }")]
    [InlineData("var a = http.GetStringAsync(\"http://a/p\").GetAwaiter().GetResult(); var b = http.GetStringAsync(\"http://b/p\").GetAwaiter().GetResult(); return a + b;")]
    public void Reads_that_need_nothing_of_each_other_are_under_way_together(string body)
    {
        var platform = ASource.Of("F", Text(body));
        var candidate = Generate(platform.Functions["quote"]);

        Assert.Contains("Task.WhenAll(", candidate.Source, StringComparison.Ordinal);
        Assert.Empty(BundleCompiler.Compile(platform, candidate).Errors);
    }

    [Theory]
    [InlineData("the second needs the first", "var a = await http.GetStringAsync(\"http://a/p\"); var b = await http.GetStringAsync(\"http://b/\" + a); return a + b;")]
    [InlineData("a condition stands between", "var a = await http.GetStringAsync(\"http://a/p\"); if (a.Length > 3) return a; var b = await http.GetStringAsync(\"http://b/p\"); return a + b;")]
    [InlineData("the second writes", "var a = await http.GetStringAsync(\"http://a/p\"); var b = await http.PostAsync(\"http://b/p\", null); return a + b;")]
    [InlineData("the first writes", "var a = await StoreAsync(request); var b = await http.GetStringAsync(\"http://b/p\"); return a + b;")]
    [InlineData("an effect stands between", "var a = await http.GetStringAsync(\"http://a/p\"); count++; var b = await http.GetStringAsync(\"http://b/p\"); return a + b;")]
    [InlineData("an effect is part of the first", "var a = await http.GetStringAsync(\"http://a/p\") + count++; var b = await http.GetStringAsync(\"http://b/p\"); return a + b;")]
    [InlineData("a helper changes a field", "var a = await CountedAsync(request); var b = await CountedAsync(request); return a + b;")]
    [InlineData("a delegate does what nobody can see", "var a = changed(await http.GetStringAsync(\"http://a/p\")); var b = await http.GetStringAsync(\"http://b/p\"); return a + b;")]
    [InlineData("a helper hands a method on that changes a field", "var a = await EachAsync(request); var b = await http.GetStringAsync(\"http://b/p\"); return a + b;")]
    [InlineData("a helper reads what may change", "var a = await http.GetStringAsync(\"http://a/p\"); var b = await ByCountAsync(request); return a + b;")]
    [InlineData("starting the second can fail", "var a = await http.GetStringAsync(\"http://a/p\"); var b = await http.GetStringAsync(new Uri(request)); return a + b;")]
    [InlineData("its address can be none", "var a = await http.GetStringAsync(\"http://a/p\"); var b = await http.GetStringAsync(request); return a + b;")]
    [InlineData("its argument can be null", "var a = await http.GetStringAsync(\"http://a/p\"); var b = await http.GetStringAsync($\"http://b/{request.Length}\"); return a + b;")]
    [InlineData("it is read only sometimes", "var a = await http.GetStringAsync(\"http://a/p\"); var b = a.Length > 3 ? await http.GetStringAsync(\"http://b/p\") : \"\"; return a + b;")]
    [InlineData("a client of the call's own keeps a session", "var own = new HttpClient(); var a = await own.GetStringAsync(\"http://a/p\"); var b = await own.GetStringAsync(\"http://b/p\"); return a + b;")]
    [InlineData("a response would not be disposed", "var a = await http.GetAsync(\"http://a/p\"); var b = await http.GetAsync(\"http://b/p\"); return a.StatusCode + \"\" + b.StatusCode;")]
    [InlineData("its name says that it changes something", "var a = await shelf.GetAsync(request); var b = await shelf.TakeAsync(request); return a + b;")]
    public void Reads_stay_in_a_row_where(string because, string body) =>
        Assert.True(Conversion.Detect(Evidence, Source(body)) is null, because);

    [Fact]
    public void Methods_of_an_interface_count_as_reads_only_where_the_contract_declares_the_function_safe()
    {
        const string Body = "var a = await shelf.GetAsync(request); var b = await shelf.ReadAsync(request); return a + b;";
        Assert.NotNull(Conversion.Detect(Evidence, Source(Body)));
        Assert.Null(Conversion.Detect(Evidence, ASource.Function("F", Text(Body).Replace("[FunctionContract(Safe = true)]", "", StringComparison.Ordinal))));
    }

    [Fact]
    public void A_plan_of_before_overlaps_nothing()
    {
        var source = Source("var t = http.GetStringAsync(\"http://a/p\").Result; " + Two);
        Assert.DoesNotContain("WhenAll", Conversion.Rewrite(source, new AsyncConversion.Plan(PassToken: true)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("modern", "Shop.ProductPage", OverlapStyles.Modern, "\n")]
    [InlineData("classic", "Contoso.Web.ProductPage", OverlapStyles.Classic, "\r\n")]
    public void Reads_as_written(string style, string type, string text, string newLine)
    {
        Assert.NotNull(newLine);
        GeneratedCode.Check($"{style}.AsyncConversion.overlap.snap", ASource.Of(type, text.ReplaceLineEndings(newLine)), Conversion, Evidence);
    }

    private static Candidate Generate(FunctionSource source) =>
        Conversion.Generate(Conversion.Detect(Evidence, source)!, source, new Dictionary<string, OptimizationPlan>());

    private static FunctionSource Source(string body) => ASource.Function("F", Text(body));

    private static string Text(string body) => $$"""
        using Optimizer.Runtime;

        public interface IShelf { Task<string> GetAsync(string key); Task<string> ReadAsync(string key); Task<string> TakeAsync(string key); }

        [FunctionContract(Safe = true)]
        public class F(HttpClient http, IShelf shelf) : IPlatformFunction<string, string>
        {
            private int count;

            public async Task<string> InvokeAsync(string request, CancellationToken cancellationToken)
            {
                {{body}}
            }

            private async Task<string> PriceAsync(string sku, CancellationToken cancellationToken)
            {
                var text = await http.GetStringAsync(new Uri("http://a/" + sku), cancellationToken);
                return text.Trim();
            }

            private async Task<string> StoreAsync(string sku) => (await http.PostAsync("http://a/" + sku, null)).StatusCode.ToString();

            private async Task<string> CountedAsync(string sku)
            {
                count += 1;
                return await http.GetStringAsync("http://a/" + sku);
            }

            private async Task<string> ByCountAsync(string sku) => await http.GetStringAsync("http://a/" + sku + count);

            private readonly Func<string, string> changed = text => text + DateTime.Now;

            private int Count(char c) => count += c;

            private async Task<string> EachAsync(string sku) => await http.GetStringAsync("http://a/" + sku.Select(Count).Max());

        }
        """;
}
