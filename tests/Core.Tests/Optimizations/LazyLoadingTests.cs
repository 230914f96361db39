using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Source;
using Optimizer.Core.Tests.Generation;
using Optimizer.Core.Traffic;
using Optimizer.TestKit;

namespace Optimizer.Core.Tests.Optimizations;

public sealed class LazyLoadingTests : OptimizationContract<LazyLoading>
{
    private const string Costly = "private static readonly int[] Squares = Enumerable.Range(0, 9_000).Select(i => i * i).ToArray();";
    private const string Rare = "if (request.Length > 9) return Squares[3].ToString();";

    protected override FunctionProfile Evidence => AProfile.Starting();

    protected override (string Type, string Text) Helped => ("Shop.ParcelZone", EagerStyles.Modern);

    [Fact]
    public void Proposes_a_costly_field_that_few_calls_use() => Assert.NotNull(Optimization.Detect(Evidence, ASource.Function("F", Text(Costly, Rare))));

    [Theory]
    [InlineData(Costly, "request += Squares[3];")]
    [InlineData(Costly, "if (Squares[3] > request.Length) return request;")]
    [InlineData("private static readonly int[] Squares = [1, 4, 9, 16];", Rare)]
    [InlineData("private static readonly int[] Squares = File.ReadAllLines(\"/squares\").Select(int.Parse).ToArray();", Rare)]
    [InlineData("private static readonly int[] Squares = Enumerable.Range(0, DateTime.Now.Day).ToArray();", Rare)]
    [InlineData("private static readonly int[] Squares = Enumerable.Range(0, 9).Select(i => Names[i].Length).ToArray();", Rare)]
    [InlineData("internal static readonly int[] Squares = Enumerable.Range(0, 9_000).ToArray();", Rare)]
    public void Proposes_nothing_for_fields_that_are_used_always_cheap_or_not_constant(string field, string body) =>
        Assert.Null(Optimization.Detect(Evidence, ASource.Function("F", Text(field, body))));

    [Theory]
    [InlineData("private readonly int[] Squares = Enumerable.Range(0, 9_000).Select(i => i * i).ToArray();", "private readonly Lazy<int[]> Squares = new(() => Enumerable.Range(0, 9_000).Select(i => i * i).ToArray());")]
    [InlineData("private readonly int[] Squares; public F() { count = 1; Squares = Enumerable.Range(0, 9_000).ToArray(); }", "count = 1; Squares = new Lazy<int[]>(() => Enumerable.Range(0, 9_000).ToArray());")]
    [InlineData("private readonly int[] Squares; public F(TimeProvider time) { count = time.GetUtcNow().Year; this.Squares = Enumerable.Range(0, 9_000).ToArray(); }", "this.Squares = new Lazy<int[]>(() => Enumerable.Range(0, 9_000).ToArray());")]
    public void Puts_off_what_the_one_instance_makes_for_itself(string field, string expected)
    {
        var platform = ASource.Of("F", Text(field, Rare));
        var source = platform.Functions["quote"];
        var candidate = Optimization.Generate(Optimization.Detect(Evidence, source)!, source, new Dictionary<string, OptimizationPlan>());

        Assert.Contains(expected, candidate.Source, StringComparison.Ordinal);
        Assert.Contains("return Squares.Value[3].ToString();", candidate.Source, StringComparison.Ordinal);
        Assert.Empty(BundleCompiler.Compile(platform, candidate).Errors);
    }

    [Theory]
    [InlineData("its constructor is given what it is made of", "private readonly int[] Squares; public F(int[] start) { Squares = start.Select(i => i * i).ToArray(); }")]
    [InlineData("another field goes into it", "private readonly int[] Squares; public F() { count = 9; Squares = Enumerable.Range(0, count).ToArray(); }")]
    [InlineData("its making has an effect", "private readonly int[] Squares; public F() { Squares = Enumerable.Range(0, 9_000).Select(i => count++).ToArray(); }")]
    [InlineData("the constructor uses it", "private readonly int[] Squares; public F() { Squares = Enumerable.Range(0, 9_000).ToArray(); count = Squares[2]; }")]
    [InlineData("it is made only sometimes", "private readonly int[] Squares = []; public F() { if (count > 0) Squares = Enumerable.Range(0, 9_000).ToArray(); }")]
    [InlineData("there are two constructors", "private readonly int[] Squares; public F() { Squares = Enumerable.Range(0, 9_000).ToArray(); } internal F(int n) { count = n; Squares = []; }")]
    [InlineData("it is to be disposed of", "private readonly System.Collections.Concurrent.BlockingCollection<int> Squares = new(new System.Collections.Concurrent.ConcurrentQueue<int>(Enumerable.Range(0, 9_000)));")]
    [InlineData("calls may change it", "private int[] Squares = Enumerable.Range(0, 9_000).ToArray();")]
    public void Leaves_a_field_of_the_instance_where(string because, string field) =>
        Assert.True(Optimization.Detect(Evidence, ASource.Function("F", Text(field, Rare.Replace("[3]", ".Take(3)", StringComparison.Ordinal)))) is null, because);

    [Fact]
    public void Reads_as_written_where_a_constructor_does_the_work() =>
        GeneratedCode.Check("classic.LazyLoading.snap", ASource.Of("Contoso.Post.ParcelZone", EagerStyles.Classic.ReplaceLineEndings("\r\n")), Optimization, Evidence);

    [Fact]
    public void Proposes_nothing_where_the_class_makes_its_fields_on_first_use_already() =>
        Assert.Null(Optimization.Detect(Evidence, ASource.Function("F", Text(Costly, Rare).Replace("+ Names[0]", "", StringComparison.Ordinal))));

    [Fact]
    public void Refuses_a_source_that_has_no_such_field_any_more()
    {
        var opportunity = Optimization.Detect(Evidence, ASource.Function(Helped.Type, Helped.Text))!;
        var refused = Assert.Throws<GenerationRefusedException>(() =>
            Optimization.Generate(opportunity, ASource.Function("F", Text("", "")), new Dictionary<string, OptimizationPlan>()));
        Assert.Contains("Island", refused.Reason.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Reads_as_written() => GeneratedCode.Check("modern.LazyLoading.snap", ASource.Of(Helped.Type, Helped.Text), Optimization, Evidence);

    private static string Text(string field, string body) => $$"""
        using Optimizer.Runtime;

        public class F : IPlatformFunction<string, string>
        {
            private static readonly string[] Names = ["a", "b"];
            private int count;
            {{field}}

            public async Task<string> InvokeAsync(string request, CancellationToken cancellationToken)
            {
                await Task.Yield();
                {{body}}
                return request + Names[0];
            }
        }
        """;
}
