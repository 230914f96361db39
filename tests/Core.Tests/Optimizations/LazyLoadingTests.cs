using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
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
