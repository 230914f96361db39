using Optimizer.Core.Generation.Formats;
using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Proof.Containment;
using Optimizer.Core.Source;
using Optimizer.TestKit;

namespace Optimizer.Core.Tests.Generation;

public sealed class JsonContextTests
{
    private static readonly FormatConversion Conversion = new();

    [Theory]
    [InlineData("return JsonSerializer.Serialize(rows);", "JsonSerializer.Serialize(rows, FJson.Default.ListRow)", "[JsonSerializable(typeof(List<Row>))]")]
    [InlineData("return Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(rows.ToArray()));", "JsonSerializer.SerializeToUtf8Bytes(rows.ToArray(), FJson.Default.RowArray)", "[JsonSerializable(typeof(Row[]))]")]
    [InlineData("foreach (var row in rows) request += JsonSerializer.Serialize(row); return request;", "JsonSerializer.Serialize(row, FJson.Default.Row)", "[JsonSerializable(typeof(Row))]")]
    [InlineData("return JsonSerializer.Serialize(rows, new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = true });", "JsonSerializer.Serialize(rows, FJson.Default.ListRow)", "[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true)]")]
    [InlineData("var o = new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower }; return JsonSerializer.Serialize(rows, o);", "JsonSerializer.Serialize(rows, FJson.Default.ListRow)", "[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]")]
    [InlineData("return JsonSerializer.Serialize(rows, JsonSerializerOptions.Web);", "JsonSerializer.Serialize(rows, FJson.Default.ListRow)", "[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]")]
    [InlineData("return JsonSerializer.Serialize(table);", "JsonSerializer.Serialize(table, FJson.Default.DictionaryStringDecimal)", "[JsonSerializable(typeof(Dictionary<string, decimal>))]")]
    public void Many_objects_are_written_by_generated_code(string body, string call, string attribute)
    {
        var platform = ASource.Of("Shop.F", Text(body));
        var source = platform.Functions["quote"];
        var candidate = Generate(source);

        Assert.Contains(call, candidate.Source, StringComparison.Ordinal);
        Assert.Contains(attribute, candidate.Source, StringComparison.Ordinal);
        Assert.DoesNotContain("JsonOptions", candidate.Source, StringComparison.Ordinal);
        var bundle = BundleCompiler.Compile(platform, candidate);
        Assert.True(bundle.Errors.Count == 0, string.Join('\n', bundle.Errors));
        Assert.Empty(EffectScan.NewEffects(source, bundle.Image!));
        Applied.Compile(platform, candidate);
    }

    [Theory]
    [InlineData("one object", "return JsonSerializer.Serialize(rows[0]);")]
    [InlineData("the type is known at run time only", "return JsonSerializer.Serialize(rows, rows.GetType());")]
    [InlineData("options from elsewhere", "return JsonSerializer.Serialize(rows, Kept);")]
    [InlineData("options with a converter", "return JsonSerializer.Serialize(rows, new JsonSerializerOptions { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } });")]
    [InlineData("options with an encoder", "return JsonSerializer.Serialize(rows, new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });")]
    [InlineData("objects of any type", "return JsonSerializer.Serialize(new List<object> { request });")]
    [InlineData("a converter", "return JsonSerializer.Serialize(new List<Converted>());")]
    [InlineData("derived types", "return JsonSerializer.Serialize(new List<Shape>());")]
    [InlineData("a cycle", "return JsonSerializer.Serialize(new List<Node>());")]
    [InlineData("a tuple", "return JsonSerializer.Serialize(new List<(int, int)>());")]
    [InlineData("a property that is not public", "return JsonSerializer.Serialize(new List<Hidden>());")]
    [InlineData("public fields", "return JsonSerializer.Serialize(new List<Open>());")]
    [InlineData("objects that are read", "return JsonSerializer.Deserialize<List<Row>>(request)!.Count.ToString();")]
    [InlineData("a stream", "using var stream = new MemoryStream(); JsonSerializer.Serialize(stream, rows); return stream.Length.ToString();")]
    public void Reflection_stays_for(string because, string body)
    {
        var source = ASource.Function("Shop.F", Text(body));
        Assert.True(FormatFinder.Find(source).All(s => s.Kind != "json-context"), because);
    }

    [Fact]
    public void Options_that_one_object_needs_too_stay_where_they_are()
    {
        var source = ASource.Function("Shop.F", Text("var o = new JsonSerializerOptions { WriteIndented = true }; return JsonSerializer.Serialize(rows[0], o) + JsonSerializer.Serialize(rows, o);"));
        Assert.Equal("json-options", Assert.Single(FormatFinder.Find(source)).Kind);
    }

    [Fact]
    public void A_plan_of_before_the_context_shares_options_as_it_did()
    {
        var source = ASource.Function("Shop.F", Text("return JsonSerializer.Serialize(rows, new JsonSerializerOptions { WriteIndented = true });"));
        var text = Conversion.Rewrite(source, new FormatConversion.Plan(["json-options"]));
        Assert.Contains("JsonSerializer.Serialize(rows, JsonOptions)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_platform_with_a_context_of_its_own_compiles()
    {
        var platform = ASource.Of("Shop.F", Text("return JsonSerializer.Serialize(rows);"));
        var patched = Applied.Compile(platform, Generate(platform.Functions["quote"]));
        Assert.Empty(FormatFinder.Find(patched.Functions["quote"]));
    }

    [Theory]
    [InlineData("modern", "Shop.Export", JsonStyles.Modern, "\n")]
    [InlineData("classic", "Contoso.Reports.Export", JsonStyles.Classic, "\r\n")]
    public void Reads_as_written(string style, string type, string text, string newLine) =>
        GeneratedCode.Check($"{style}.FormatConversion.json.snap", ASource.Of(type, text.ReplaceLineEndings(newLine)), Conversion, AProfile.Computing());

    private static Candidate Generate(FunctionSource source) =>
        Conversion.Generate(Conversion.Detect(AProfile.Computing(), source)!, source, new Dictionary<string, OptimizationPlan>());

    private static string Text(string body) => $$"""
                using System.Text.Json;
        using Optimizer.Runtime;

        namespace Shop;

        public enum Kind { Small, Large }
        public sealed record Row(string Name, decimal? Price, Kind Kind);
        [System.Text.Json.Serialization.JsonConverter(typeof(System.Text.Json.Serialization.JsonStringEnumConverter))] public enum Written { A }
        public sealed record Converted(Written Written);
        public class Shape { public int Sides { get; set; } }
        public sealed class Square : Shape { public int Side { get; set; } }
        public sealed class Node { public Node? Next { get; set; } }
        public sealed class Hidden { public int Seen { get; set; } internal int Unseen { get; set; } }
        public sealed class Open { public int Field; }

        public sealed class F : IPlatformFunction<string, string>
        {
            private static readonly JsonSerializerOptions Kept = new();

            public async Task<string> InvokeAsync(string request, CancellationToken cancellationToken)
            {
                await Task.Yield();
                List<Row> rows = [new(request, 1.5m, Kind.Large)];
                Dictionary<string, decimal> table = new() { [request] = 2 };
                {{body}}
            }
        }
        """;
}
