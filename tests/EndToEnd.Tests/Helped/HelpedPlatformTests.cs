using System.Text.Json;
using Optimizer.Core.Catalog;
using Optimizer.Core.Model;
using Optimizer.Core.Phases.Detection;
using Optimizer.Core.Source;
using Optimizer.Local.Running;

namespace Optimizer.EndToEnd.Tests.Helped;

public sealed class HelpedPlatformTests
{
    private const int Seed = 1;

    [Fact]
    public void Each_function_is_proposed_the_type_that_helps_it_and_nothing_else_that_its_contract_covers()
    {
        var source = PlatformFolder.Read(new DirectoryInfo(Path.Combine(AppContext.BaseDirectory, "_helped")));
        var platform = PlatformCompiler.Compile(source, new FolderReferences().For(source.Definition));
        var found = OpportunityFinder.Find(OptimizationCatalog.Discover(), platform, new MadeTraffic(Seed).Build());

        var helps = JsonSerializer.Deserialize<SortedDictionary<string, string>>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "_helped", "helps.json")))!;
        Assert.Equal(12, helps.Values.Distinct().Count());
        Assert.Equal(helps.Select(h => (h.Key, h.Value)), found.Where(o => o.Missing == ContractTerms.None).Select(o => (o.Function, o.Type)));
    }
}
