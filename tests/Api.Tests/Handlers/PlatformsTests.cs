using System.Net;
using System.Net.Http.Json;
using System.Text;
using Optimizer.Core.State;

namespace Optimizer.Api.Tests.Handlers;

public sealed class PlatformsTests
{
    [Fact]
    public async Task A_registration_that_names_only_the_autonomy_keeps_the_source()
    {
        await using var api = await AnApi.StartAsync();
        using var response = await (await api.WithShopAsync()).PutAsJsonAsync("/api/platforms/shop", new { autonomy = "recommend" });
        Assert.Equal("doubler", (await response.JsonAsync()).GetProperty("functions")[0].GetString());
        Assert.Equal(Autonomy.Recommend, (await api.State.GetPlatformAsync("shop", default))!.Autonomy);
        Assert.Contains("Doubler.cs", (await api.State.GetSourceAsync("shop", default))!.Files.Keys);
    }

    [Fact]
    public async Task A_registered_platform_is_shown_with_its_functions()
    {
        await using var api = await AnApi.StartAsync();
        var shop = await (await (await api.WithShopAsync()).GetAsync("/api/platforms/shop")).JsonAsync();
        Assert.Equal("full", shop.GetProperty("autonomy").GetString());
        Assert.False(shop.GetProperty("frozen").GetBoolean());
        var function = Assert.Single(shop.GetProperty("functions").EnumerateArray());
        Assert.Equal("doubler", function.GetProperty("function").GetString());
        Assert.Equal(0, function.GetProperty("live").GetInt32());
    }

    [Fact]
    public async Task Registering_again_updates_the_source_and_keeps_the_autonomy()
    {
        await using var api = await AnApi.StartAsync();
        var client = await api.WithShopAsync();
        var changed = AnApi.Source.Replace("* 2", "* 3", StringComparison.Ordinal);
        using var response = await client.PutAsJsonAsync("/api/platforms/shop", Body(changed));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("* 3", (await api.State.GetSourceAsync("shop", default))!.Files["Doubler.cs"], StringComparison.Ordinal);
        Assert.Equal(Autonomy.Full, (await api.State.GetPlatformAsync("shop", default))!.Autonomy);
    }

    [Fact]
    public async Task Declared_change_rules_are_shown_and_kept_in_the_platforms_own_file()
    {
        await using var api = await AnApi.StartAsync();
        var client = await api.ClientAsync();
        var changes = new { freeze = new[] { new { cron = "0 17 * * FRI", hours = 63, timeZone = "Europe/Berlin" } }, perDay = 2 };
        using var response = await client.PutAsJsonAsync("/api/platforms/shop", new
        {
            files = new Dictionary<string, string> { ["Doubler.cs"] = AnApi.Source }, functions = new[] { new { id = "doubler", type = "Shop.Doubler" } }, changes,
        });
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var rules = (await (await client.GetAsync("/api/platforms/shop")).JsonAsync()).GetProperty("changes").GetProperty("rules");
        Assert.Equal((2, "Europe/Berlin"), (rules.GetProperty("perDay").GetInt32(), rules.GetProperty("freeze")[0].GetProperty("timeZone").GetString()));
        var file = (await api.State.GetSourceAsync("shop", default))!.Files["platform.json"];
        Assert.Equal(63, Core.Source.PlatformDefinitionReader.Read(file).Changes!.Freeze[0].Hours);
    }

    [Fact]
    public async Task Change_rules_that_make_no_sense_are_refused_with_every_place()
    {
        await using var api = await AnApi.StartAsync();
        var changes = new { freeze = new[] { new { cron = "often", hours = 0, timeZone = "UTC" } }, perWeek = 0 };
        using var response = await (await api.ClientAsync()).PutAsJsonAsync("/api/platforms/shop", new
        {
            files = new Dictionary<string, string> { ["Doubler.cs"] = AnApi.Source }, functions = new[] { new { id = "doubler", type = "Shop.Doubler" } }, changes,
        });
        var errors = (await response.IsProblemAsync(HttpStatusCode.UnprocessableEntity, "bad-source")).GetProperty("errors").EnumerateArray().Select(e => e.GetString()!.Split(':')[0]);
        Assert.Equal(["changes.freeze[0].cron", "changes.freeze[0].hours", "changes.perWeek"], errors);
    }

    [Fact]
    public async Task Source_that_does_not_compile_is_refused_with_every_place()
    {
        await using var api = await AnApi.StartAsync();
        using var response = await (await api.ClientAsync()).PutAsJsonAsync("/api/platforms/shop", Body(AnApi.Source + "\nclass A { Nowhere x; }\nclass B { int y = \"\"; }"));
        var problem = await response.IsProblemAsync(HttpStatusCode.UnprocessableEntity, "bad-source");
        var errors = problem.GetProperty("errors").EnumerateArray().Select(e => e.GetString()!).ToList();
        Assert.Equal(2, errors.Count);
        Assert.StartsWith("Doubler.cs(8,", errors[0], StringComparison.Ordinal);
        Assert.Null(await api.State.GetPlatformAsync("shop", default));
    }

    [Theory]
    [InlineData("../A.cs", "relative")]
    [InlineData("/etc/A.cs", "relative")]
    [InlineData(".git/A.cs", "relative")]
    [InlineData("A\\B.cs", "character")]
    [InlineData("A.txt", "*.cs")]
    public async Task A_file_that_is_not_plain_source_below_the_folder_is_refused(string path, string because)
    {
        await using var api = await AnApi.StartAsync();
        using var response = await (await api.ClientAsync()).PutAsJsonAsync("/api/platforms/shop", Body(AnApi.Source, path));
        var problem = await response.IsProblemAsync(HttpStatusCode.UnprocessableEntity, "bad-source");
        Assert.Contains(because, problem.GetProperty("errors")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task References_are_not_taken_over_http()
    {
        await using var api = await AnApi.StartAsync();
        var files = new Dictionary<string, string>
        {
            ["Doubler.cs"] = AnApi.Source,
            ["platform.json"] = """{"platform":"shop","functions":[{"id":"doubler","type":"Shop.Doubler"}],"references":["/tmp/Evil.dll"]}""",
        };
        using var response = await (await api.ClientAsync()).PutAsJsonAsync("/api/platforms/shop", new { files });
        var problem = await response.IsProblemAsync(HttpStatusCode.UnprocessableEntity, "bad-source");
        Assert.Contains("references", problem.GetProperty("errors")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_callers_own_platform_json_is_kept_as_it_is()
    {
        await using var api = await AnApi.StartAsync();
        var definition = "{ \"platform\": \"shop\", // ours\n \"functions\": [ {\"id\":\"doubler\",\"type\":\"Shop.Doubler\"} ] }\n";
        var files = new Dictionary<string, string> { ["Doubler.cs"] = AnApi.Source, ["platform.json"] = definition };
        using var response = await (await api.ClientAsync()).PutAsJsonAsync("/api/platforms/shop", new { files });
        await response.JsonAsync();
        Assert.Equal(definition, (await api.State.GetSourceAsync("shop", default))!.Files["platform.json"]);
    }

    [Theory]
    [InlineData("Shop")]
    [InlineData("9shop")]
    [InlineData("shop%2Fother")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task A_name_that_is_no_name_is_refused(string name)
    {
        await using var api = await AnApi.StartAsync();
        using var response = await (await api.ClientAsync()).GetAsync($"/api/platforms/{name}");
        await response.IsProblemAsync(HttpStatusCode.BadRequest, "bad-name");
    }

    [Fact]
    public async Task An_unknown_platform_is_not_found()
    {
        await using var api = await AnApi.StartAsync();
        using var response = await (await api.ClientAsync()).GetAsync("/api/platforms/nobody");
        await response.IsProblemAsync(HttpStatusCode.NotFound, "unknown-name");
    }

    [Fact]
    public async Task Broken_json_is_shown_with_its_place()
    {
        await using var api = await AnApi.StartAsync();
        using var body = new StringContent("{\"autonomy\":\n \"sometimes\"}", Encoding.UTF8, "application/json");
        using var response = await (await api.ClientAsync()).PutAsync("/api/platforms/shop", body);
        var problem = await response.IsProblemAsync(HttpStatusCode.BadRequest, "bad-json");
        Assert.Contains("$.autonomy, line 2", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_content_type_is_refused()
    {
        await using var api = await AnApi.StartAsync();
        using var response = await (await api.ClientAsync()).PutAsync("/api/platforms/shop", new StringContent("<a/>", Encoding.UTF8, "text/xml"));
        await response.IsProblemAsync(HttpStatusCode.UnsupportedMediaType, "bad-media-type");
    }

    [Fact]
    public async Task A_body_over_its_limit_is_refused()
    {
        await using var api = await AnApi.StartAsync();
        using var body = new StringContent(new string(' ', 17 << 20), Encoding.UTF8, "application/json");
        using var response = await (await api.ClientAsync()).PutAsync("/api/platforms/shop", body);
        await response.IsProblemAsync(HttpStatusCode.RequestEntityTooLarge, "body-too-large");
    }

    [Fact]
    public async Task A_frozen_platform_says_so_until_it_is_unfrozen()
    {
        await using var api = await AnApi.StartAsync();
        var client = await api.WithShopAsync();
        await (await client.PostAsync("/api/platforms/shop/freeze", null)).JsonAsync();
        Assert.True((await api.State.GetPlatformAsync("shop", default))!.Frozen);
        await (await client.PostAsync("/api/platforms/shop/unfreeze", null)).JsonAsync();
        Assert.False((await api.State.GetPlatformAsync("shop", default))!.Frozen);
    }

    private static object Body(string source, string path = "Doubler.cs") => new
    {
        files = new Dictionary<string, string> { [path] = source },
        functions = new[] { new { id = "doubler", type = "Shop.Doubler" } },
    };
}
