using System.Text.Json;

namespace Optimizer.EndToEnd.Tests.Demo;

/// <summary>The whole loop on live traffic, once (about a minute): what the demonstration promises.</summary>
public sealed class DemoTests
{
    private static readonly string[] Types = ["Caching", "ConnectionPooling", "RequestDeduplication", "RetryLogic"];

    [Fact]
    public async Task The_demo_deploys_each_type_holds_one_back_and_rolls_one_back_with_at_least_40_percent_gained()
    {
        var result = await Cli.RunAsync("demo", "--json");
        var report = result.Json;
        var deployed = All(report, "deployed");

        Assert.Equal(Types, deployed.Select(d => d.GetProperty("type").GetString()!).Distinct().Order(StringComparer.Ordinal));
        Assert.NotEmpty(All(report, "review"));
        Assert.Contains(report.GetProperty("rollbacks").EnumerateArray(), r => r.GetProperty("function").GetString() == "shipping-rates");
        Assert.InRange(deployed.Average(d => d.GetProperty("realised").GetDouble()), 0.4, 1);
    }

    private static List<JsonElement> All(JsonElement report, string member) =>
        [.. report.GetProperty("functions").EnumerateArray().SelectMany(f => f.GetProperty(member).EnumerateArray())];
}
