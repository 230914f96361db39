using System.Net.Http.Json;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Optimizer.Api.Keys;
using Optimizer.Core.Learning;
using Optimizer.Core.Learning.Loop;
using Optimizer.Core.Learning.Self;
using Optimizer.Core.Model;
using Optimizer.Core.Phases.Monitoring;
using Optimizer.Core.State;
using Optimizer.Core.State.Telemetry;
using Optimizer.Core.Workflow;
using Optimizer.TestKit.State;

namespace Optimizer.Api.Tests;

/// <summary>The API over an empty store in memory.</summary>
internal sealed class AnApi : IAsyncDisposable
{
    public const string Source =
        """
        using Optimizer.Runtime;
        namespace Shop;
        public record Ask(int N);
        public class Doubler : IPlatformFunction<Ask, int>
        {
            public Task<int> InvokeAsync(Ask request, CancellationToken cancellationToken) => Task.FromResult(request.N * 2);
        }
        """;

    private readonly WebApplication app;

    private AnApi(WebApplication app, AStore store) => (this.app, Store) = (app, store);

    public AStore Store { get; }

    public FakeCycleStarter Cycles { get; } = new();

    public IPlatformState State => Store.State;

    public Tier1Registry Learners => app.Services.GetRequiredService<Tier1Registry>();

    /// <param name="options">How the API behaves; null: as by default.</param>
    /// <param name="log">Takes what is logged; null: nothing does.</param>
    public static async Task<AnApi> StartAsync(ApiOptions? options = null, FakeLog? log = null)
    {
        var store = new AStore();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseTestServer();
        builder.Services.AddRouting().AddLogging().AddSingleton<TimeProvider>(store.Time).AddSingleton(store.Entities).AddSingleton(store.Blobs)
            .AddSingleton<IPlatformState>(store.State).AddSingleton<IIdGenerator>(new FakeIds()).AddSingleton(new RolloutOptions())
            .AddSingleton(new TelemetryStore(store.Entities, store.Blobs, store.Time, new TelemetryOptions()))
            .AddSingleton(options ?? new ApiOptions()).AddSingleton(new AutonomousOptimizerOptions()).AddSingleton<Tier1Registry>().AddSingleton<WindowReader>();
        if (log is not null) builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log);
        AnApi? api = null;
        builder.Services.AddSingleton<ICycleStarter>(_ => api!.Cycles).AddOptimizerApi();
        var app = builder.Build();
        app.MapOptimizerApi();
        await app.StartAsync();
        return api = new AnApi(app, store);
    }

    /// <summary>What answers, for requests that no client would send.</summary>
    public TestServer Server => app.GetTestServer();

    public Task<string> KeyAsync(KeyScope scope) => app.Services.GetRequiredService<KeyRing>().CreateAsync(scope, default);

    public HttpClient WithKey(string key)
    {
        var client = app.GetTestClient();
        client.DefaultRequestHeaders.Add("x-functions-key", key);
        return client;
    }

    /// <summary>A client whose key has the scope; null: without a key.</summary>
    public async Task<HttpClient> ClientAsync(KeyScope? scope = KeyScope.Admin)
    {
        var client = app.GetTestClient();
        if (scope is { } given)
            client.DefaultRequestHeaders.Add("x-functions-key", await KeyAsync(given));
        return client;
    }

    /// <summary>A client of an API on which the platform <c>shop</c> is registered.</summary>
    public async Task<HttpClient> WithShopAsync(KeyScope scope = KeyScope.Admin)
    {
        var admin = await ClientAsync();
        using var response = await admin.PutAsJsonAsync("/api/platforms/shop", new
        {
            autonomy = "full",
            files = new Dictionary<string, string> { ["Doubler.cs"] = Source },
            functions = new[] { new { id = "doubler", type = "Shop.Doubler" } },
        });
        Assert.Equal(System.Net.HttpStatusCode.Created, response.StatusCode);
        return await ClientAsync(scope);
    }

    /// <summary>Version 1 of <c>doubler</c>, stored and not deployed.</summary>
    public Task<VersionRecord> WithVersionAsync(int baseVersion = 0, string cycle = "c1") =>
        State.AddVersionAsync("shop", APlatform.Version("doubler", cycle, baseVersion), default);

    public async Task<ReviewRecord> WithReviewAsync(int? version, string id = "r1")
    {
        var review = new ReviewRecord
        {
            Id = id, Function = "doubler", Type = "fake", Cycle = "c1", Version = version, State = ReviewState.Open, Created = Store.Time.GetUtcNow(),
            Reasons = [new Reason("contract.missing", "The contract does not say so.") { WouldFlip = "Declare Safe." }],
        };
        await State.PutReviewAsync("shop", review, default);
        return review;
    }

    public static StringContent Lines(params string[] lines) => new(string.Join('\n', lines), Encoding.UTF8, "application/x-ndjson");

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Store.Dispose();
    }
}
