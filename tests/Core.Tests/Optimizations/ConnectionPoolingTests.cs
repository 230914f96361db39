using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Source;
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

    private static FunctionSource Source(string body) => ASource.Function("F", Text(body));

    private static string Text(string body) => $$"""
        using Optimizer.Runtime;

        public class F : IPlatformFunction<string, string>
        {
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
