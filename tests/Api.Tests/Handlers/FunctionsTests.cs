using System.Net;
using System.Net.Http.Json;

namespace Optimizer.Api.Tests.Handlers;

public sealed class FunctionsTests
{
    private const string Halver =
        "namespace Shop; public class Halver : Optimizer.Runtime.IPlatformFunction<Ask, int> { public Task<int> InvokeAsync(Ask request, CancellationToken cancellationToken) => Task.FromResult(request.N / 2); }";

    [Fact]
    public async Task A_function_is_added_to_its_platform()
    {
        await using var api = await AnApi.StartAsync();
        var client = await api.WithShopAsync();
        using var response = await client.PutAsJsonAsync("/api/platforms/shop/functions/halver", Body("Shop.Halver", Halver));
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.NotNull(await api.State.GetFunctionAsync("shop", "halver", default));
        var source = await api.State.GetSourceAsync("shop", default);
        Assert.Equal(["Doubler.cs", "New.cs", "platform.json"], source!.Files.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("halver", source.Files["platform.json"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Functions_that_are_added_at_the_same_time_are_all_there_afterwards()
    {
        await using var api = await AnApi.StartAsync();
        var client = await api.WithShopAsync();
        string[] names = ["A", "B", "C", "D"];
        var codes = await Task.WhenAll(names.Select(async n =>
        {
            var files = new Dictionary<string, string> { [$"{n}.cs"] = Halver.Replace("Halver", n, StringComparison.Ordinal) };
            using var response = await client.PutAsJsonAsync($"/api/platforms/shop/functions/{n.ToLowerInvariant()}", new { type = $"Shop.{n}", files });
            return response.StatusCode;
        }));
        Assert.All(codes, c => Assert.Equal(HttpStatusCode.Created, c));
        var source = (await api.State.GetSourceAsync("shop", default))!;
        Assert.Equal(["a", "b", "c", "d", "doubler"], source.Definition.Functions.Select(f => f.Id).Order(StringComparer.Ordinal));
        Assert.Equal(["A.cs", "B.cs", "C.cs", "D.cs", "Doubler.cs", "platform.json"], source.Files.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_function_whose_class_is_not_there_is_refused()
    {
        await using var api = await AnApi.StartAsync();
        var client = await api.WithShopAsync();
        using var response = await client.PutAsJsonAsync("/api/platforms/shop/functions/halver", Body("Shop.Quarterer", Halver));
        await response.IsProblemAsync(HttpStatusCode.UnprocessableEntity, "bad-source");
        Assert.Null(await api.State.GetFunctionAsync("shop", "halver", default));
    }

    [Fact]
    public async Task A_function_of_an_unknown_platform_is_not_found()
    {
        await using var api = await AnApi.StartAsync();
        using var response = await (await api.ClientAsync()).PutAsJsonAsync("/api/platforms/shop/functions/halver", Body("Shop.Halver", Halver));
        await response.IsProblemAsync(HttpStatusCode.NotFound, "unknown-name");
    }

    private static object Body(string type, string text) => new { type, files = new Dictionary<string, string> { ["New.cs"] = text } };
}
