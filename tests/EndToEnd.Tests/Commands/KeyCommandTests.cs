using System.Net;
using System.Text.Json;
using Optimizer.Local.Hosting;

namespace Optimizer.EndToEnd.Tests.Commands;

public sealed class KeyCommandTests
{
    [Fact]
    public async Task A_key_made_rotated_and_revoked_by_hand_opens_the_running_service_accordingly()
    {
        using var folder = new TemporaryFolder();
        await using var host = await OptimizerHost.StartAsync(new OptimizerHostOptions { DataPath = folder.Path, CycleInterval = null });
        var made = JsonDocument.Parse((await Cli.RunAsync("key", "create", "--scope", "read", "--name", "laptop", "--json", "--data", folder.Path)).Out).RootElement;
        var (key, id) = (made.GetProperty("key").GetString()!, made.GetProperty("id").GetString()!);
        Assert.Equal(HttpStatusCode.OK, await LookAsync(host, key));
        var second = (await Cli.RunAsync("key", "rotate", id, "--overlap", "1h", "--data", folder.Path)).Out.Trim();
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], [await LookAsync(host, key), await LookAsync(host, second)]);
        Assert.Equal(0, (await Cli.RunAsync("key", "revoke", id, "--data", folder.Path)).ExitCode);
        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.OK], [await LookAsync(host, key), await LookAsync(host, second)]);
        var list = await Cli.RunAsync("key", "list", "--data", folder.Path);
        Assert.DoesNotContain(id, list.Out, StringComparison.Ordinal);
        Assert.Contains("laptop", list.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(second.Split('_', 3)[2], list.Out, StringComparison.Ordinal);
        Assert.Contains("_keys", (await Cli.RunAsync("audit", "verify", "--data", folder.Path)).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_is_not_there_cannot_be_revoked()
    {
        using var folder = new TemporaryFolder();
        await using (await OptimizerHost.StartAsync(new OptimizerHostOptions { DataPath = folder.Path, CycleInterval = null }))
        {
        }
        var result = await Cli.RunAsync("key", "revoke", "000000000000", "--data", folder.Path);
        Assert.Equal((1, "There is no key '000000000000'."), (result.ExitCode, result.Error.Trim()));
    }

    private static async Task<HttpStatusCode> LookAsync(OptimizerHost host, string key)
    {
        using var client = new HttpClient { BaseAddress = host.BaseAddress };
        client.DefaultRequestHeaders.Add("x-functions-key", key);
        return (await client.GetAsync("api/platforms")).StatusCode;
    }
}
