using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Source;
using Optimizer.Core.Tests.Generation;
using Optimizer.Core.Traffic;
using Optimizer.TestKit;

namespace Optimizer.Core.Tests.Optimizations;

public sealed class ConnectionPoolingTests : OptimizationContract<ConnectionPooling>
{
    protected override FunctionProfile Evidence => AProfile.Connecting();

    [Fact]
    public void Proposes_nothing_when_connections_are_reused() => Assert.Null(Optimization.Detect(AProfile.Connecting(connected: 0.01), Function));

    [Theory]
    [InlineData("_client ??= new HttpClient(); return await _client.GetStringAsync(request);")]
    [InlineData("using var client = new HttpClient(Kept, disposeHandler: false); return await client.GetStringAsync(request);")]
    [InlineData("return await Once.GetStringAsync(request);")]
    public void Proposes_nothing_for_clients_that_share_connections_already(string body) =>
        Assert.Null(Optimization.Detect(Evidence, Source(body)));

    [Theory]
    [InlineData("return await new HttpClient().GetStringAsync(request);", "HttpClient")]
    [InlineData("using HttpClient client = new(); return await client.GetStringAsync(request);", "HttpClient")]
    [InlineData("using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(3) }; return await client.GetStringAsync(request);", "HttpClient")]
    [InlineData("var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }); return await client.GetStringAsync(request);", "HttpClient")]
    [InlineData("using var client = new HttpClient { BaseAddress = new Uri(request) }; return await client.GetStringAsync(\"\");", "SocketsHttpHandler")]
    [InlineData("using var client = new HttpClient(); client.DefaultRequestHeaders.Add(\"k\", request); return await client.GetStringAsync(request);", "SocketsHttpHandler")]
    [InlineData("using var client = new HttpClient(); return await Read(client, request);", "SocketsHttpHandler")]
    [InlineData("using (var client = new HttpClient()) return await client.GetStringAsync(request);", "SocketsHttpHandler")]
    [InlineData("using var client = new HttpClient(new HttpClientHandler { UseCookies = false }); await client.GetAsync(\"http://a/session\"); return await client.GetStringAsync(request);", "HttpClient")]
    [InlineData("var client = new HttpClient(); try { return await client.GetStringAsync(request); } finally { client.Dispose(); }", "SocketsHttpHandler")]
    public void Shares_the_client_where_it_is_constant_and_else_the_handler(string body, string shared)
    {
        var platform = ASource.Of("F", Text(body));
        var source = platform.Functions["quote"];
        var candidate = Optimization.Generate(Optimization.Detect(Evidence, source)!, source, new Dictionary<string, OptimizationPlan>());

        Assert.Contains($"private static readonly {shared} _shared", candidate.Source, StringComparison.Ordinal);
        Assert.Empty(BundleCompiler.Compile(platform, candidate).Errors);
    }

    [Theory]
    [InlineData("using var client = new HttpClient(new HttpClientHandler { CookieContainer = new() }); return await client.GetStringAsync(request);", "CookieContainer")]
    [InlineData("using var client = new HttpClient(new HttpClientHandler { Credentials = null }); return await client.GetStringAsync(request);", "Credentials")]
    [InlineData("var h = new HttpClientHandler(); using var client = new HttpClient(h); return await client.GetStringAsync(request);", "made elsewhere")]
    [InlineData("using var client = new HttpClient(); await client.PostAsync(\"http://a/login\", null); return await client.GetStringAsync(request);", "session")]
    [InlineData("using var client = new HttpClient(); await client.GetAsync(\"http://a/session\"); return await client.GetStringAsync(request);", "more than one request")]
    [InlineData("using var client = new HttpClient(); while (_one++ < 3) await client.GetAsync(request); return request;", "more than one request")]
    [InlineData("using var client = new HttpClient(); return await Read(client, request) + await Read(client, request);", "more than one request")]
    [InlineData("using var client = new HttpClient(); Func<Task<string>> read = () => client.GetStringAsync(request); return await read() + await read();", "more than one request")]
    public void Refuses_where_callers_would_share_more_than_connections(string body, string because)
    {
        var source = Source(body);
        var refused = Assert.Throws<GenerationRefusedException>(() => Optimization.Generate(
            Optimization.Detect(Evidence, source)!, source, new Dictionary<string, OptimizationPlan>()));

        Assert.Contains(because, refused.Reason.Sentence, StringComparison.Ordinal);
        Assert.NotNull(refused.Reason.WouldFlip);
    }

    [Theory]
    [InlineData("using var client = new HttpClient(); return await client.GetStringAsync(request);", false)]
    [InlineData("using var client = new HttpClient(new HttpClientHandler { UseCookies = false }); return await client.GetStringAsync(request);", true)]
    [InlineData("using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }); return await client.GetStringAsync(request);", true)]
    public void Shares_a_client_whose_calls_were_redirected_only_where_no_cookie_can_have_gone_along(string body, bool shares)
    {
        var redirected = Evidence with { Dependencies = [Evidence.Dependencies[0] with { Redirects = 3 }] };
        var source = Source(body);
        var opportunity = Optimization.Detect(redirected, source)!;
        Candidate Generate() => Optimization.Generate(opportunity, source, new Dictionary<string, OptimizationPlan>());
        if (shares) Assert.Contains("Shared", Generate().Source, StringComparison.OrdinalIgnoreCase);
        else Assert.Contains("redirected", Assert.Throws<GenerationRefusedException>(Generate).Reason.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("await using var bus = new ServiceBusClient(\"Endpoint=sb://a\"); return await bus.ReceiveAsync(request);", "ServiceBusClient _sharedServiceBusClient = new(\"Endpoint=sb://a\");")]
    [InlineData("return await new ServiceBusClient(Endpoint).ReceiveAsync(request);", "ServiceBusClient _sharedServiceBusClient = new(Endpoint);")]
    [InlineData("var bus = new ServiceBusClient(Environment.GetEnvironmentVariable(\"BUS\")!); return await bus.ReceiveAsync(request);",
        "Lazy<ServiceBusClient> _sharedServiceBusClient = new(() => new ServiceBusClient(Environment.GetEnvironmentVariable(\"BUS\")!));")]
    public void Keeps_a_client_of_the_azure_sdk(string body, string field)
    {
        var platform = ASource.Of("F", Text(body), ("Bus.cs", Bus));
        var source = platform.Functions["quote"];
        var candidate = Optimization.Generate(Optimization.Detect(Evidence, source)!, source, new Dictionary<string, OptimizationPlan>());

        Assert.Contains("private static readonly " + field, candidate.Source, StringComparison.Ordinal);
        Assert.DoesNotContain("using var bus", candidate.Source, StringComparison.Ordinal);
        Assert.Empty(BundleCompiler.Compile(platform, candidate).Errors);
    }

    [Theory]
    [InlineData("await using var bus = new ServiceBusClient(request); return await bus.ReceiveAsync(request);", "depends on the call")]
    [InlineData("var bus = new ServiceBusClient(Endpoint); await bus.ReceiveAsync(request); await bus.DisposeAsync(); return request;", "ends or changes it")]
    [InlineData("await using var bus = new ServiceBusClient(Endpoint); return await Through(bus, request);", "hands it on")]
    public void Refuses_a_client_of_the_azure_sdk_that_is_the_calls_own(string body, string because)
    {
        var source = ASource.Function("F", Text(body), ("Bus.cs", Bus));
        var refused = Assert.Throws<GenerationRefusedException>(() => Optimization.Generate(
            Optimization.Detect(Evidence, source)!, source, new Dictionary<string, OptimizationPlan>()));

        Assert.Contains(because, refused.Reason.Sentence, StringComparison.Ordinal);
        Assert.NotNull(refused.Reason.WouldFlip);
    }

    [Theory]
    [InlineData("_bus ??= new ServiceBusClient(Endpoint); return await _bus.ReceiveAsync(request);")]
    [InlineData("await using var bus = new ServiceBusProcessorClient(); return await bus.RunAsync(request);")]
    public void Proposes_nothing_for_a_client_that_is_kept_or_runs_by_itself(string body) =>
        Assert.Null(Optimization.Detect(Evidence, ASource.Function("F", Text(body), ("Bus.cs", Bus))));

    [Fact]
    public void Reads_as_written_with_a_client_of_the_azure_sdk() =>
        GeneratedCode.Check("modern.ConnectionPooling.sdk.snap", ASource.Of("Shop.Audit", SdkStyles.Modern, ("Bus.cs", Bus)), Optimization, Evidence);

    /// <summary>Stands for the package, which the platforms of tests cannot reference.</summary>
    private const string Bus = """
        namespace Azure.Messaging.ServiceBus;
        public sealed class ServiceBusClient(string endpoint) : IAsyncDisposable
        {
            public Task<string> ReceiveAsync(string queue) => Task.FromResult(endpoint + queue);
            public ValueTask DisposeAsync() => default;
        }
        public sealed class ServiceBusProcessorClient : IAsyncDisposable
        {
            public Task<string> RunAsync(string queue) => Task.FromResult(queue);
            public ValueTask DisposeAsync() => default;
        }
        """;

    private static FunctionSource Source(string body) => ASource.Function("F", Text(body));

    private static string Text(string body) => $$"""
        {{(body.Contains("ServiceBus", StringComparison.Ordinal) ? "using Azure.Messaging.ServiceBus;" : "")}}
        using Optimizer.Runtime;

        public class F : IPlatformFunction<string, string>
        {
            {{(body.Contains("ServiceBus", StringComparison.Ordinal) ? """private const string Endpoint = "Endpoint=sb://a"; private ServiceBusClient? _bus; private static Task<string> Through(ServiceBusClient bus, string queue) => bus.ReceiveAsync(queue);""" : "")}}
            private static readonly SocketsHttpHandler Kept = new();
            private static readonly HttpClient Once = new();
            private HttpClient? _client;
            private int _one, _two, _three;

            public async Task<string> InvokeAsync(string request, CancellationToken cancellationToken)
            {
                {{body}}
            }

            private static Task<string> Read(HttpClient client, string url) => client.GetStringAsync(url);
        }
        """;
}
