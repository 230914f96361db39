using Microsoft.Azure.Functions.Worker;
using Optimizer.Api;

namespace Optimizer.Functions.Tests.Http;

public class RoutesTests
{
    /// <summary>Triggers without a row in the table of every tree: the first key's, and the learner's, whose rows come with it.</summary>
    private static readonly string[] Beside = ["POST keys", "POST platforms/{platform}/tier1/cycle", "GET platforms/{platform}/experiences"];

    private static readonly Dictionary<string, AuthorizationLevel> Triggers = AppFunctions.With<HttpTriggerAttribute>()
        .ToDictionary(f => $"{f.Trigger.Methods!.Single().ToUpperInvariant()} {f.Trigger.Route}", f => f.Trigger.AuthLevel);

    [Fact]
    public void Every_route_of_the_api_has_its_trigger() =>
        Assert.All(ApiRoutes.All, r => Assert.Contains($"{r.Method} {r.Pattern}", Triggers.Keys));

    [Fact]
    public void No_trigger_is_beside_the_api_but_the_ones_named_here() =>
        Assert.Subset(Beside.ToHashSet(), Triggers.Keys.Except(ApiRoutes.All.Select(r => $"{r.Method} {r.Pattern}")).ToHashSet());

    [Fact]
    public void Only_routes_without_a_scope_are_open_to_everyone()
    {
        var open = Triggers.Where(t => t.Value == AuthorizationLevel.Anonymous).Select(t => t.Key);

        Assert.Equal(ApiRoutes.All.Where(r => r.Scope is null).Select(r => $"{r.Method} {r.Pattern}"), open);
        Assert.Equal(["GET healthz"], open);
    }

    [Fact]
    public void Everything_else_asks_for_a_function_key_or_more()
    {
        Assert.All(Triggers.Where(t => t.Key != "GET healthz"), t => Assert.True(t.Value >= AuthorizationLevel.Function, t.Key));
        Assert.Equal(AuthorizationLevel.Admin, Triggers["POST keys"]);
    }
}
