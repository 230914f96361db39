using Optimizer.Core.Catalog;
using Optimizer.Core.Model;

namespace Optimizer.Core.Tests.Catalog;

public sealed class OptimizationCatalogTests
{
    private static readonly OptimizationCatalog Catalog = OptimizationCatalog.Discover();

    private sealed record Holder(OptimizationPlan Plan);

    [Fact]
    public void Finds_the_optimizations_by_themselves() => Assert.Equal(
        [
            "AsyncConversion", "Caching", "CircuitBreaker", "ConnectionPooling", "Debouncing", "ErrorHandling", "FormatConversion", "LazyLoading",
            "Memoization", "RequestDeduplication", "RetryLogic", "Throttling", "Tuning",
        ],
        Catalog.All.Select(o => o.Id));

    [Fact]
    public void Knows_nothing_by_another_name() => Assert.Null(Catalog.Find("Telepathy"));

    [Fact]
    public void Persists_a_plan_within_a_record_under_its_optimizations_id()
    {
        var json = new PlanJson(Catalog);
        var holder = new Holder(new Core.Optimizations.Caching.Plan(TimeSpan.FromSeconds(45), 2_000));

        var text = System.Text.Json.JsonSerializer.Serialize(holder, json.Options);

        Assert.Equal("""{"plan":{"$type":"Caching","timeToLive":"00:00:45","maxEntries":2000}}""", text);
        Assert.Equal(holder, System.Text.Json.JsonSerializer.Deserialize<Holder>(text, json.Options));
    }

    [Fact]
    public void Does_not_read_a_plan_of_an_unknown_optimization() => Assert.Throws<System.Text.Json.JsonException>(
        () => new PlanJson(Catalog).Read("""{"$type":"Telepathy"}"""));
}
