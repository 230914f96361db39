using System.Net.Http.Json;
using System.Text.Json;
using Optimizer.Local.Running;

namespace Optimizer.EndToEnd.Tests.Serving;

public sealed class KillTests : IDisposable
{
    private const int KillsPerRound = 10;
    private static readonly string[] Hurried = ["--monitor-interval", "200ms", "--evidence-bucket", "100ms"];
    private readonly TemporaryFolder folder = new();

    private ServeProcess? current;

    public void Dispose()
    {
        current?.Dispose();
        folder.Dispose();
    }

    /// <summary>Ten kills; <c>eng/kill.sh</c> asks for more, in rounds of ten, each from version 0 to a promoted version and back.</summary>
    [Fact]
    public async Task A_server_killed_at_random_moments_ends_its_cycles_with_one_live_version_and_every_backup_restorable()
    {
        var (kills, seed) = (Setting("OPTIMIZER_TEST_KILLS", 10), Setting("OPTIMIZER_TEST_SEED", 20261122));
        TestContext.Current.SendDiagnosticMessage("{0} kills, seed {1}", kills, seed);
        var random = new Random(seed);
        var serve = await PreparedAsync(seed);
        for (var done = 0; done < kills; done += KillsPerRound)
        {
            serve = await RoundAsync(serve, random, Math.Min(KillsPerRound, kills - done), seed, isFirst: done == 0);
            await RollBackAsync(serve);
        }
        await RequireBackupsRestorableAsync(serve, seed);
        var verified = await Cli.RunAsync("audit", "verify", "--data", folder["data"]);
        Assert.True(verified.ExitCode == 0, $"seed {seed}: {verified.Out}{verified.Error}");
    }

    /// <summary>Cycles in whose midst the server is killed, then a promotion and one more kill.</summary>
    /// <returns>The server that runs afterwards.</returns>
    private async Task<ServeProcess> RoundAsync(ServeProcess serve, Random random, int kills, int seed, bool isFirst)
    {
        var cycles = new List<string> { await StartCycleAsync(serve) };
        for (var kill = 0; kill < kills; kill++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(50, 1_300)), TimeProvider.System, TestContext.Current.CancellationToken);
            serve = await AgainAsync(serve, Hurried);
            if (await StatusAsync(serve, cycles[^1]) != "running") cycles.Add(await StartCycleAsync(serve));
        }
        foreach (var cycle in cycles) await EndedAsync(serve, cycle, seed);
        var promoted = isFirst || await IsAnyOnTrialAsync(serve);
        if (promoted) await PromoteAsync(serve, seed);
        serve = await AgainAsync(serve); // without haste, so that nothing moves while it is looked at
        await RequireOneLiveVersionAsync(serve, seed, promoted);
        return serve;
    }

    private async Task<ServeProcess> AgainAsync(ServeProcess serve, params string[] more)
    {
        serve.KillNow();
        serve.Dispose();
        current = null;
        return current = await ServeProcess.StartAsync(folder["data"], more);
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } given ? int.Parse(given, null) : otherwise;

    private static async Task<bool> IsAnyOnTrialAsync(ServeProcess serve) =>
        (await serve.GetAsync("api/platforms/library")).GetProperty("functions").EnumerateArray().Any(f => f.GetProperty("canary").ValueKind != JsonValueKind.Null);

    /// <summary>The library platform is registered, with ten minutes of traffic.</summary>
    private async Task<ServeProcess> PreparedAsync(int seed)
    {
        var trace = new LibraryTrace(seed) { Start = TimeProvider.System.GetUtcNow().AddMinutes(-11), Length = TimeSpan.FromMinutes(10) };
        trace.Write(folder["trace.jsonl"]);
        var serve = current = await ServeProcess.StartAsync(folder["data"]);
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

    /// <summary>Sends telemetry in which the versions under trial do better than their bases, until one of them is live.</summary>
    private static async Task PromoteAsync(ServeProcess serve, int seed)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var functions = (await serve.GetAsync("api/platforms/library")).GetProperty("functions").EnumerateArray().ToList();
            if (functions.Any(f => f.GetProperty("live").GetInt32() > 0)) return;
            var trials = functions.Where(f => f.GetProperty("canary").ValueKind != JsonValueKind.Null).ToList();
            Assert.True(trials.Count > 0, $"seed {seed}: nothing is under trial.\n{serve.Log}");
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(30), $"seed {seed}: nothing is promoted.\n{serve.Log}");
            using var body = new StringContent(string.Join('\n', trials.SelectMany(TrialLines)), System.Text.Encoding.UTF8, "application/x-ndjson");
            await serve.SendAsync(HttpMethod.Post, "api/platforms/library/invocations", body);
            await Task.Delay(TimeSpan.FromMilliseconds(250), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    private static IEnumerable<string> TrialLines(JsonElement function)
    {
        var canary = function.GetProperty("canary").GetProperty("version").GetInt32();
        var start = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", null);
        for (var i = 0; i < 1_500; i++)
        {
            yield return Line(function.GetProperty("live").GetInt32(), 50 + i % 10, i % 20 == 0, [new { target = "GET a/{id}", offsetMs = 0.1, durationMs = 40.0, outcome = "ok" }]);
            yield return Line(canary, 2 + i % 3, false, []);
        }

        string Line(int version, double durationMs, bool failed, object[] dependencies) => JsonSerializer.Serialize(new Dictionary<string, object?>
        {
            ["function"] = function.GetProperty("function").GetString(), ["version"] = version, ["start"] = start, ["durationMs"] = durationMs,
            ["outcome"] = failed ? "error" : "ok", ["error"] = failed ? "System.Net.Http.HttpRequestException" : null,
            ["inFlight"] = 1, ["coldStart"] = false, ["instance"] = "i-1", ["dependencies"] = dependencies,
        });
    }

    /// <summary>By hand, so that there is a backup of what was promoted.</summary>
    private static async Task RollBackAsync(ServeProcess serve)
    {
        var functions = (await serve.GetAsync("api/platforms/library")).GetProperty("functions").EnumerateArray().ToList();
        foreach (var function in functions.Where(f => f.GetProperty("live").GetInt32() > 0))
        {
            var path = $"api/platforms/library/functions/{function.GetProperty("function").GetString()}/rollback";
            await serve.SendAsync(HttpMethod.Post, path, JsonContent.Create(new { to = 0 }));
        }
    }

    private static async Task RequireOneLiveVersionAsync(ServeProcess serve, int seed, bool promoted)
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
        Assert.True(!promoted || functions.Any(f => f.GetProperty("live").GetInt32() > 0), $"seed {seed}: nothing was promoted.");
    }

    private static async Task RequireBackupsRestorableAsync(ServeProcess serve, int seed)
    {
        var restored = new List<int>();
        foreach (var function in (await serve.GetAsync("api/platforms/library")).GetProperty("functions").EnumerateArray())
        {
            var path = $"api/platforms/library/functions/{function.GetProperty("function").GetString()}";
            foreach (var backup in (await serve.GetAsync($"{path}/backups?limit=1000")).GetProperty("items").EnumerateArray())
            {
                var pointer = await serve.SendAsync(HttpMethod.Post, $"{path}/restore", JsonContent.Create(new { backup = backup.GetProperty("backup") }));
                Assert.Equal(backup.GetProperty("live").GetInt32(), pointer.GetProperty("live").GetInt32());
                restored.Add(pointer.GetProperty("live").GetInt32());
            }
        }
        Assert.True(restored.Contains(0), $"seed {seed}: there was no backup of an original.");
        Assert.True(restored.Exists(v => v > 0), $"seed {seed}: there was no backup of a promoted version.");
    }

    private static IEnumerable<int> InState(List<JsonElement> versions, string state) =>
        versions.Where(v => v.GetProperty("state").GetString() == state).Select(v => v.GetProperty("version").GetInt32());
}
