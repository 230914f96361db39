using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Optimizer.Core.Phases;
using Optimizer.Core.State;
using Optimizer.Core.State.Telemetry;
using Optimizer.Core.Storage;
using Optimizer.Core.Workflow;
using Optimizer.Core.Workflow.Embedded;
using Optimizer.Local.Hosting;

namespace Optimizer.EndToEnd.Tests.Serving;

public sealed class OptimizerHostTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task It_listens_on_loopback_and_its_admin_key_opens_the_api()
    {
        await using var host = await StartAsync();
        using var client = Client(host);
        Assert.True(host.BaseAddress.IsLoopback);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("api/platforms")).StatusCode);
        using var key = ECDsa.Create();
        key.ImportFromPem(host.PublicKeyPem);
        Assert.Equal(256, key.KeySize);
    }

    [Fact]
    public async Task A_second_start_has_the_same_keys()
    {
        string admin, pem;
        await using (var first = await StartAsync()) (admin, pem) = (first.AdminKey, first.PublicKeyPem);
        await using var second = await StartAsync();
        Assert.Equal((admin, pem), (second.AdminKey, second.PublicKeyPem));
    }

    [Fact]
    public async Task Only_its_owner_may_read_the_admin_key()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("File modes are a Unix matter.");
            return;
        }
        await using var host = await StartAsync();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder["admin.key"]));
    }

    [Fact]
    public async Task While_a_cycle_is_under_way_starting_gives_the_same_one()
    {
        await using var host = await StartAsync();
        await RegisterAsync(host);
        var starter = host.Services.GetRequiredService<ICycleStarter>();
        var ids = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => starter.StartAsync("shop", default)));
        Assert.Single(ids.Distinct());
    }

    [Fact]
    public async Task A_cycle_is_started_by_schedule()
    {
        await using var host = await StartAsync(new OptimizerHostOptions { DataPath = folder.Path, CycleInterval = TimeSpan.FromMilliseconds(100) });
        await RegisterAsync(host);
        var state = host.Services.GetRequiredService<IPlatformState>();
        while (!await state.ListCyclesAsync("shop", TestContext.Current.CancellationToken).AnyAsync(TestContext.Current.CancellationToken))
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_cycle_whose_workflow_failed_before_it_closed_its_record_is_closed_as_failed()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var host = await StartAsync(new OptimizerHostOptions
        {
            DataPath = folder.Path, CycleInterval = null, MonitorInterval = TimeSpan.FromMilliseconds(100),
        });
        await RegisterAsync(host);
        var (state, runner) = (host.Services.GetRequiredService<IPlatformState>(), host.Services.GetRequiredService<EmbeddedWorkflowRunner>());
        await runner.StartAsync(OptimizationCycle.Name, "c1", "no cycle's input", ct);
        Assert.Equal(WorkflowStatus.Failed, (await runner.WaitAsync("c1", ct)).Status);
        await state.PutCycleAsync(new CycleRecord { Id = "c1", Platform = "shop", Status = "running", Started = TimeProvider.System.GetUtcNow() }, ct);
        while ((await state.FindCycleAsync("c1", ct))!.Status == "running") await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, ct);
        Assert.Equal("failed", (await state.FindCycleAsync("c1", ct))!.Status);
        Assert.NotNull((await state.FindCycleAsync("c1", ct))!.Ended);
    }

    [Fact]
    public async Task What_cycles_left_behind_is_deleted_when_its_retention_is_over()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var host = await StartAsync(new OptimizerHostOptions
        {
            DataPath = folder.Path, CycleInterval = null, PurgeInterval = TimeSpan.FromMilliseconds(100),
            Configure = services => services.AddSingleton(new TelemetryOptions { Retention = TimeSpan.FromHours(1), DetectionWindow = TimeSpan.FromHours(1) }),
        });
        await RegisterAsync(host);
        var (state, blobs) = (host.Services.GetRequiredService<IPlatformState>(), host.Services.GetRequiredService<CycleBlobs>());
        var now = TimeProvider.System.GetUtcNow();
        foreach (var (id, ended) in new[] { ("old", now.AddHours(-2)), ("new", now) })
        {
            await state.PutCycleAsync(new CycleRecord { Id = id, Platform = "shop", Status = "completed", Started = ended, Ended = ended }, ct);
            await blobs.PutAsync($"shop/{id}/detected.json", 1, ct);
        }
        var store = host.Services.GetRequiredService<IBlobStore>();
        while (await store.GetAsync(CycleBlobs.Container, "shop/old/detected.json", ct) is not null)
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, ct);
        Assert.NotNull(await store.GetAsync(CycleBlobs.Container, "shop/new/detected.json", ct));
        Assert.NotNull(await state.FindCycleAsync("old", ct));
    }

    [Fact]
    public async Task A_review_that_nobody_decides_in_time_is_closed()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var host = await StartAsync(new OptimizerHostOptions { DataPath = folder.Path, CycleInterval = null, PurgeInterval = TimeSpan.FromMilliseconds(100) });
        await RegisterAsync(host);
        var state = host.Services.GetRequiredService<IPlatformState>();
        var now = TimeProvider.System.GetUtcNow();
        foreach (var (id, created) in new[] { ("late", now.AddDays(-8)), ("new", now) })
            await state.PutReviewAsync("shop", new ReviewRecord { Id = id, Function = "same", Type = "Caching", Cycle = "c1", Version = null, State = ReviewState.Open, Created = created, Reasons = [] }, ct);
        while ((await state.FindReviewAsync("late", ct))!.Value.Review.State == ReviewState.Open)
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, ct);
        Assert.Equal(ReviewState.Open, (await state.FindReviewAsync("new", ct))!.Value.Review.State);
    }

    [Fact]
    public async Task Options_out_of_range_are_all_named()
    {
        var options = new OptimizerHostOptions { DataPath = folder.Path, MonitorInterval = TimeSpan.Zero, EvidenceBucket = TimeSpan.Zero, Url = new Uri("https://x") };
        var fault = await Assert.ThrowsAsync<ArgumentException>(() => OptimizerHost.StartAsync(options));
        Assert.Equal(
            ["Url 'https://x/' is not an absolute http address.", "MonitorInterval 00:00:00 is not positive.",
             "EvidenceBucket 00:00:00 is not within 100 ms to 1 hour."],
            fault.Message.Split(Environment.NewLine));
    }

    [Fact]
    public void The_defaults_are_those_that_the_design_names()
    {
        var options = new OptimizerHostOptions { DataPath = folder.Path };
        Assert.Equal(
            (TimeSpan.FromMinutes(5), TimeSpan.FromHours(1), TimeSpan.FromHours(1), TimeSpan.FromMinutes(1), Autonomy.Approve, new Uri("http://127.0.0.1:0")),
            (options.MonitorInterval, options.CycleInterval, options.PurgeInterval, options.EvidenceBucket, options.Autonomy, options.Url));
    }

    private Task<OptimizerHost> StartAsync(OptimizerHostOptions? options = null) =>
        OptimizerHost.StartAsync(options ?? new OptimizerHostOptions { DataPath = folder.Path, CycleInterval = null }, TestContext.Current.CancellationToken);

    private static HttpClient Client(OptimizerHost host)
    {
        var client = new HttpClient { BaseAddress = host.BaseAddress };
        client.DefaultRequestHeaders.Add("x-functions-key", host.AdminKey);
        return client;
    }

    private static async Task RegisterAsync(OptimizerHost host)
    {
        using var client = Client(host);
        const string source = "using Optimizer.Runtime; namespace Shop; public class Same : IPlatformFunction<int, int> { public Task<int> InvokeAsync(int request, CancellationToken cancellationToken) => Task.FromResult(request); }";
        var body = new { files = new Dictionary<string, string> { ["Same.cs"] = source }, functions = new[] { new { id = "same", type = "Shop.Same" } } };
        using var response = await client.PutAsJsonAsync("api/platforms/shop", body);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }
}
