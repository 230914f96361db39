using Optimizer.Core.Catalog;
using Optimizer.Core.Model;
using Optimizer.Core.Phases.Detection;
using Optimizer.Core.Source;
using Optimizer.Core.Traffic;

namespace Optimizer.Core.Tests.Phases.Detection;

/// <summary>Detection on a platform of ordinary functions, done right, in <c>_healthy</c>.</summary>
public class HealthyCorpusTests(ITestOutputHelper output)
{
    private const int MostOpportunities = 2;

    private static readonly Lazy<PlatformCompilation> Platform = new(Compile);

    [Fact]
    public void There_are_at_least_forty_functions() => Assert.InRange(Platform.Value.Functions.Count, 40, 100);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Healthy_functions_with_ordinary_traffic_are_left_alone(int seed)
    {
        var traffic = Platform.Value.Functions.Values.OrderBy(f => f.Id, StringComparer.Ordinal)
            .Select((f, i) => (f.Id, Traffic: new OrdinaryTraffic(f, (seed * 1_000) + i).Build())).ToDictionary(t => t.Id, t => t.Traffic, StringComparer.Ordinal);
        AssertQuiet(traffic, $"seed {seed}");
    }

    [Fact]
    public void Healthy_functions_are_left_alone_by_their_source() => AssertQuiet(new Dictionary<string, FunctionTraffic>(), "no traffic");

    private void AssertQuiet(IReadOnlyDictionary<string, FunctionTraffic> traffic, string what)
    {
        var found = OpportunityFinder.Find(OptimizationCatalog.Discover(), Platform.Value, traffic).Select(Line).ToList();
        output.WriteLine($"{found.Count} opportunities in {Platform.Value.Functions.Count} healthy functions ({what}, {traffic.Values.Sum(t => t.Profile.Invocations)} invocations)");
        foreach (var line in found) output.WriteLine(line);
        Assert.True(found.Count <= MostOpportunities, $"{found.Count} opportunities in {Platform.Value.Functions.Count} healthy functions ({what}):\n{string.Join('\n', found)}");
    }

    private static string Line(Opportunity opportunity) =>
        $"{opportunity.Function}: {opportunity.Type} {opportunity.File}({opportunity.Line}): {string.Join(' ', opportunity.Evidence.Select(e => e.Sentence))}";

    private static PlatformCompilation Compile()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "_healthy");
        var files = Directory.GetFiles(folder).ToDictionary(f => Path.GetFileName(f), File.ReadAllText, StringComparer.Ordinal);
        return PlatformCompiler.Compile(new PlatformSource(PlatformDefinitionReader.Read(files[PlatformDefinitionReader.FileName]), files), PlatformReferences.Default);
    }
}
