using Optimizer.Local.Commands.Bench.Mutants;
using Optimizer.Local.Commands.Bench.Mutants.Operators;

namespace Optimizer.EndToEnd.Tests.Bench.Mutants;

public sealed class ExclusionsTests
{
    private const string End = " return new Reply(request.Name, request.Other, request.Items.Count);";
    private const string Tables = "private static readonly Dictionary<string, string> Codes = new() { [\"DE\"] = \"49\" }; private static readonly Dictionary<string, string> Names = new() { [\"DE\"] = \"germany\" };";

    [Theory]
    [InlineData("text changed", "if (request.Name == request.Other) throw new TimeoutException(\"late\");")]
    [InlineData("off by one", "var text = new StringBuilder(16);")]
    [InlineData("call skipped", "ArgumentNullException.ThrowIfNull(request);")]
    [InlineData("call doubled", "ArgumentNullException.ThrowIfNull(request);")]
    [InlineData("wrong default for null", "var text = request.Name ?? null;")]
    [InlineData("comparison changed", "var plain = request.Name.StartsWith(\"+49 \" + \"(0)\", StringComparison.Ordinal);")]
    [InlineData("comparison changed", "Codes.TryGetValue(request.Name, out var code); var own = request.Other.StartsWith(\"+\" + code, StringComparison.Ordinal);")]
    [InlineData("effects reordered", "var a = await ledger.GetAsync(\"a\", cancellationToken); var b = await ledger.GetAsync(\"b\", cancellationToken);")]
    public void What_means_the_same_is_not_counted(string name, string body)
    {
        var target = ATarget.Of(body + End, name == "comparison changed" ? Tables : "");
        var sites = Operators.Single(o => o.Name == name).Find(target).ToList();
        Assert.NotEmpty(sites);
        Assert.All(sites, s => Assert.NotNull(Exclusions.Of(s, target)));
    }

    [Theory]
    [InlineData("text changed", "var text = request.Name + \"late\";")]
    [InlineData("text changed", "System.Net.Http.IHttpClientFactory factory = null!; var client = factory.CreateClient(\"ledger\");")]
    [InlineData("off by one", "using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };")]
    [InlineData("comparison changed", "var plain = request.Name.StartsWith(\"+49x\", StringComparison.Ordinal);")]
    [InlineData("comparison changed", "var same = \"+\".Equals(request.Name, StringComparison.Ordinal);")]
    [InlineData("comparison changed", "Names.TryGetValue(request.Name, out var code); var own = request.Other.StartsWith(code!, StringComparison.Ordinal);")]
    [InlineData("comparison changed", "Codes.Add(\"x\", \"y\"); Codes.TryGetValue(request.Name, out var code); var own = request.Other.StartsWith(code!, StringComparison.Ordinal);")]
    [InlineData("call skipped", "await ledger.PutAsync(\"a\");")]
    [InlineData("wrong default for null", "var text = request.Name ?? \"none\";")]
    [InlineData("effects reordered", "await ledger.PutAsync(\"a\"); await ledger.DeleteAsync(\"a\");")]
    [InlineData("effects reordered", "var a = await ledger.GetAsync(\"a\", cancellationToken); await ledger.DeleteAsync(\"a\");")]
    public void What_means_something_else_is_counted(string name, string body)
    {
        var target = ATarget.Of(body + End, name == "comparison changed" ? Tables : "");
        var sites = Operators.Single(o => o.Name == name).Find(target).ToList();
        Assert.NotEmpty(sites);
        Assert.All(sites, s => Assert.Null(Exclusions.Of(s, target)));
    }

    private static IEnumerable<MutationOperator> Operators => ValueOperators.All.Concat(CallOperators.All);
}
