using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Optimizer.Core.Learning.Loop;
using Optimizer.Core.State;
using Optimizer.Local.Commands.Bench.Soak;
using Optimizer.Local.Hosting;

namespace Optimizer.EndToEnd.Tests.Promises;

/// <summary>
/// A host with five functions whose cycles run in milliseconds, and whose store and activities fail when told to. Its timers rest;
/// tests look when they mean to. Disposing checks that nothing went wrong unseen.
/// </summary>
internal sealed class StagedHost : IAsyncDisposable
{
    public const string Platform = SoakPlatform.Name;
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly OptimizerHost host;
    private readonly SoakTally tally = new();

    private StagedHost(OptimizerHost host, SoakSite site, SoakQuality quality, string data)
    {
        (this.host, Site, Data) = (host, site, data);
        Cycle = new SoakCycle(site, tally, new Random(5), quality);
        Client = new HttpClient { BaseAddress = new Uri(host.BaseAddress, $"api/platforms/{Platform}/"), Timeout = TimeSpan.FromSeconds(20) };
        Client.DefaultRequestHeaders.Add("x-functions-key", host.AdminKey);
    }

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public SoakSite Site { get; }

    public SoakCycle Cycle { get; }

    /// <summary>The API, below the platform.</summary>
    public HttpClient Client { get; }

    public PlatformState State => Site.State;

    public StagedFaults Faults => Site.Faults;

    /// <summary>The store's folder.</summary>
    public string Data { get; }

    public static async Task<StagedHost> StartAsync(TemporaryFolder folder, SoakQuality quality = SoakQuality.Good, ITier1? tier1 = null)
    {
        var (faults, time) = (new StagedFaults(seed: 3), new HurriedTime(Start, speed: 1_000));
        var rest = TimeSpan.FromDays(40);
        var host = await OptimizerHost.StartAsync(
            new OptimizerHostOptions
            {
                DataPath = folder["data"], Time = time, MonitorInterval = rest, PurgeInterval = rest, CycleInterval = null, Autonomy = Autonomy.Full,
                Configure = services =>
                {
                    SoakSite.Stage(services, faults);
                    if (tier1 is not null) services.AddSingleton(tier1);
                },
            },
            Ct);
        var staged = new StagedHost(host, new SoakSite(host.Services, faults, time), quality, folder["data"]);
        await staged.State.PutPlatformAsync(SoakPlatform.Of(5), Autonomy.Full, "test", Ct);
        return staged;
    }

    /// <summary>An hour of traffic, then a cycle that is disturbed so.</summary>
    public async Task<CycleRecord> CycleAsync(params IReadOnlyList<StagedFault> faults)
    {
        await Cycle.HourAsync(Ct);
        Faults.Plan(faults);
        var record = await Cycle.CycleAsync(Ct);
        Faults.Plan();
        Assert.NotNull(record);
        return record;
    }

    /// <summary>A cycle whose changes are all promoted.</summary>
    public async Task PromotedAsync()
    {
        await CycleAsync();
        await Cycle.TrialsAsync(Ct);
        Assert.All(await FunctionsAsync(), f => Assert.True(f.Live > 0, $"{f.Function} was not promoted."));
    }

    public async Task<List<FunctionRecord>> FunctionsAsync() => await State.ListFunctionsAsync(Platform, Ct).ToListAsync(Ct);

    public async Task<FunctionRecord> FunctionAsync(string function) => (await State.GetFunctionAsync(Platform, function, Ct))!;

    public async Task<JsonElement> ManifestAsync() => await Client.GetFromJsonAsync<JsonElement>("manifest", Ct);

    public async Task<JsonElement> PostAsync(string path, object? body = null)
    {
        using var response = await Client.PostAsJsonAsync(path, body ?? new { }, Ct);
        var text = await response.Content.ReadAsStringAsync(Ct);
        Assert.True(response.IsSuccessStatusCode, $"POST {path}: {(int)response.StatusCode} {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>One live version per function, states and bundles as the pointers say, every audited backup there, the chain whole.</summary>
    public async Task RequireWholeAsync()
    {
        await Cycle.LookAsync(Ct);
        var checks = new SoakChecks(Site, tally);
        await checks.AfterCycleAsync(0);
        var audit = await checks.VerifyAuditAsync();
        Assert.True(audit.Intact, audit.Because);
        await foreach (var change in State.ListAuditAsync(Platform, Ct).Where(e => e.Detail.TryGetProperty("backup", out _)))
            Assert.NotNull(await State.FindBackupAsync(Platform, change.Function!, change.Detail.GetProperty("backup").GetString()!, Ct));
        Assert.Empty(tally.Violations);
        Assert.Empty(tally.Unhandled);
    }

    /// <summary>What a function's callers get, byte for byte: its route without the count of changes and what signs it, and the live bundle.</summary>
    public async Task<string> ServedAsync(string function)
    {
        var (manifest, _) = await State.GetManifestAsync(Platform, Ct);
        var route = manifest.Functions.SingleOrDefault(f => f.Function == function);
        var bundle = route?.Live is { } live ? await State.GetBundleAsync(live.Sha256, Ct) : null;
        return JsonSerializer.Serialize(new { route = route is null ? null : route with { Revision = 0, Signature = null }, bundle });
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await host.DisposeAsync();
    }
}
