using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Optimizer.Core.State;
using Optimizer.Local.Commands;
using Optimizer.Local.Hosting;
using Optimizer.Local.Running;
using Optimizer.Local.Store;
using Optimizer.TestKit.Azure;

[assembly: AssemblyFixture(typeof(Azurite))]

namespace Optimizer.EndToEnd.Tests.Serving;

/// <summary>The embedded host and the commands with their store in a storage account.</summary>
public sealed class AccountStoreTests(Azurite azurite) : IDisposable
{
    private const int Seed = 20261122;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_cycle_deploys_and_the_commands_see_it()
    {
        var options = new OptimizerHostOptions { DataPath = folder["data"], Account = new AccountStore(azurite.ConnectionString), CycleInterval = null };
        await using (var host = await OptimizerHost.StartAsync(options, TestContext.Current.CancellationToken))
            await RunCycleAsync(host);
        Assert.False(File.Exists(Path.Combine(folder["data"], "optimizer.db")));
        var functions = (await RunAsync("status", "library", "--json")).Json.GetProperty("platforms")[0].GetProperty("functions").EnumerateArray();
        Assert.Contains(functions, f => f.GetProperty("canary").ValueKind == System.Text.Json.JsonValueKind.Number);
        Assert.Equal(0, (await RunAsync("audit", "verify")).ExitCode);
    }

    [Fact]
    public async Task The_command_line_names_the_account_as_well_and_comes_first()
    {
        var result = await Cli.RunAsync("status", "--data", folder["keys"], "--storage", "https://account.example");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("is not the address of an account's blobs", result.Error, StringComparison.Ordinal);
    }

    /// <summary>A command whose environment names the account.</summary>
    private async Task<CliResult> RunAsync(params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var io = new CommandIo(TextWriter.Synchronized(output), TextWriter.Synchronized(error), TimeProvider.System) { Storage = azurite.ConnectionString };
        var exitCode = await OptimizerCommand.RunAsync([.. arguments, "--data", folder["data"]], io, TestContext.Current.CancellationToken);
        return new CliResult(exitCode, output.ToString(), error.ToString());
    }

    private async Task RunCycleAsync(OptimizerHost host)
    {
        using var client = new HttpClient { BaseAddress = host.BaseAddress };
        client.DefaultRequestHeaders.Add("x-functions-key", host.AdminKey);
        await RegisterAsync(client);
        using var answer = (await client.PostAsync("api/platforms/library/cycles", null)).EnsureSuccessStatusCode();
        var id = (await answer.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()).GetProperty("id").GetString()!;
        var state = host.Services.GetRequiredService<IPlatformState>();
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        while (await state.FindCycleAsync(id, patience.Token) is not { Status: not "running" })
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, patience.Token);
        Assert.Equal("completed", (await state.FindCycleAsync(id, patience.Token))!.Status);
    }

    private async Task RegisterAsync(HttpClient client)
    {
        var files = PlatformFolder.Read(new DirectoryInfo(Library.Source)).Files;
        (await client.PutAsJsonAsync("api/platforms/library", new { autonomy = "full", files })).EnsureSuccessStatusCode().Dispose();
        new LibraryTrace(Seed) { Start = TimeProvider.System.GetUtcNow().AddMinutes(-11), Length = TimeSpan.FromMinutes(10) }.Write(folder["trace.jsonl"]);
        foreach (var batch in File.ReadLines(folder["trace.jsonl"]).Chunk(2_000))
        {
            using var body = new StringContent(string.Join('\n', batch), System.Text.Encoding.UTF8, "application/x-ndjson");
            (await client.PostAsync("api/platforms/library/invocations", body)).EnsureSuccessStatusCode().Dispose();
        }
    }
}
