using System.Net.Http.Json;
using System.Text.Json;
using Optimizer.Local.Running;

namespace Optimizer.EndToEnd.Tests.Serving;

public sealed class KillTests : IDisposable
{
    private const int Kills = 10;
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_server_killed_at_ten_random_moments_ends_its_cycle_with_one_live_version_and_every_backup_restorable()
    {
        var seed = Environment.GetEnvironmentVariable("OPTIMIZER_TEST_SEED") is { } given ? int.Parse(given, null) : 20261122;
        TestContext.Current.SendDiagnosticMessage("seed {0}", seed);
        var random = new Random(seed);
        var serve = await PreparedAsync(seed);
        try
        {
            var cycles = new List<string> { await StartCycleAsync(serve) };
            for (var kill = 0; kill < Kills; kill++)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(random.Next(50, 2_500)), TimeProvider.System, TestContext.Current.CancellationToken);
                serve.KillNow();
                serve.Dispose();
                serve = await ServeProcess.StartAsync(folder["data"]);
                if (await StatusAsync(serve, cycles[^1]) != "running") cycles.Add(await StartCycleAsync(serve));
            }
            foreach (var cycle in cycles) await EndedAsync(serve, cycle, seed);
            await RequireOneLiveVersionAsync(serve, seed);
            await RequireBackupsRestorableAsync(serve, seed);
            var verified = await Cli.RunAsync("audit", "verify", "--data", folder["data"]);
            Assert.True(verified.ExitCode == 0, $"seed {seed}: {verified.Out}{verified.Error}");
        }
        finally
        {
            serve.Dispose();
        }
    }

    /// <summary>The library platform is registered, with ten minutes of traffic.</summary>
    private async Task<ServeProcess> PreparedAsync(int seed)
    {
        var trace = new LibraryTrace(seed) { Start = TimeProvider.System.GetUtcNow().AddMinutes(-11), Length = TimeSpan.FromMinutes(10) };
        trace.Write(folder["trace.jsonl"]);
        var serve = await ServeProcess.StartAsync(folder["data"]);
        var files = PlatformFolder.Read(new DirectoryInfo(Library.Source)).Files;
        await serve.SendAsync(HttpMethod.Put, "api/platforms/library", JsonContent.Create(new { autonomy = "full", files }));
        foreach (var batch in File.ReadLines(folder["trace.jsonl"]).Chunk(2_000))
        {
            using var body = new StringContent(string.Join('\n', batch), System.Text.Encoding.UTF8, "application/x-ndjson");
            await serve.SendAsync(HttpMethod.Post, "api/platforms/library/invocations", body);
        }
        return serve;
    }

    private static async Task<string> StartCycleAsync(ServeProcess serve) =>
        (await serve.SendAsync(HttpMethod.Post, "api/platforms/library/cycles")).GetProperty("id").GetString()!;

    private static async Task<string> StatusAsync(ServeProcess serve, string cycle) =>
        (await serve.GetAsync($"api/cycles/{cycle}")).GetProperty("status").GetString()!;

    private static async Task EndedAsync(ServeProcess serve, string cycle, int seed)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (await StatusAsync(serve, cycle) == "running")
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromMinutes(2), $"seed {seed}: cycle {cycle} does not end.\n{serve.Log}");
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, TestContext.Current.CancellationToken);
        }
        Assert.True(await StatusAsync(serve, cycle) == "completed", $"seed {seed}: cycle {cycle} failed.\n{await serve.GetAsync($"api/cycles/{cycle}")}");
    }

    private static async Task RequireOneLiveVersionAsync(ServeProcess serve, int seed)
    {
        var functions = (await serve.GetAsync("api/platforms/library")).GetProperty("functions").EnumerateArray().ToList();
        var versions = (await serve.GetAsync("api/platforms/library/versions?limit=1000")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(5, functions.Count);
        Assert.NotEmpty(versions);
        foreach (var function in functions)
        {
            var own = versions.Where(v => v.GetProperty("function").GetString() == function.GetProperty("function").GetString()).ToList();
            var (live, canary) = (function.GetProperty("live").GetInt32(), function.GetProperty("canary"));
            Assert.Equal(live == 0 ? [] : [live], InState(own, "live"));
            Assert.Equal(canary.ValueKind == JsonValueKind.Null ? [] : [canary.GetProperty("version").GetInt32()], InState(own, "canary"));
        }
        Assert.True(functions.Any(f => f.GetProperty("canary").ValueKind != JsonValueKind.Null), $"seed {seed}: nothing was deployed.");
    }

    private static async Task RequireBackupsRestorableAsync(ServeProcess serve, int seed)
    {
        var restored = 0;
        foreach (var function in (await serve.GetAsync("api/platforms/library")).GetProperty("functions").EnumerateArray())
        {
            var path = $"api/platforms/library/functions/{function.GetProperty("function").GetString()}";
            foreach (var backup in (await serve.GetAsync($"{path}/backups?limit=1000")).GetProperty("items").EnumerateArray())
            {
                var pointer = await serve.SendAsync(HttpMethod.Post, $"{path}/restore", JsonContent.Create(new { backup = backup.GetProperty("backup") }));
                Assert.Equal(backup.GetProperty("live").GetInt32(), pointer.GetProperty("live").GetInt32());
                restored++;
            }
        }
        Assert.True(restored > 0, $"seed {seed}: there was no backup.");
    }

    private static IEnumerable<int> InState(List<JsonElement> versions, string state) =>
        versions.Where(v => v.GetProperty("state").GetString() == state).Select(v => v.GetProperty("version").GetInt32());
}
