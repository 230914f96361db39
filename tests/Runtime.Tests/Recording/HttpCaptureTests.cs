using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Optimizer.Runtime.Recording;
using Optimizer.Runtime.Telemetry;
using Optimizer.Runtime.Tests.Fakes;
using Optimizer.Runtime.Tests.Samples;

namespace Optimizer.Runtime.Tests.Recording;

public sealed class HttpCaptureTests : IDisposable
{
    private readonly IDisposable capture = DependencyCapture.Hold();
    private readonly FakeServer server = new(AnswerAsync);

    [Fact]
    public async Task Records_a_request_of_a_client_that_nobody_gave_to_the_function()
    {
        var call = Assert.Single(await CallsOf(async () =>
        {
            using var http = new HttpClient();
            Assert.Equal("""{"rate":1.25}""", await http.GetStringAsync(At("rates/42?currency=EUR")));
        }));

        Assert.Equal($"GET {server.Address.Authority}/rates/{{id}}", call.Target);
        Assert.Equal($$"""{"method":"GET","url":"{{At("rates/42?currency=EUR")}}","body":null}""", call.Request.ToString());
        Assert.Equal("""{"status":200,"body":{"rate":1.25},"contentType":"application/json"}""", call.Response.ToString());
        Assert.True(call.DurationMs > 0);
    }

    [Fact]
    public async Task Tells_requests_that_opened_a_connection_from_those_that_found_one()
    {
        var calls = await CallsOf(async () =>
        {
            using var http = new HttpClient();
            await http.GetStringAsync(At("rates/1"));
            await http.GetStringAsync(At("rates/2"));
            using var other = new HttpClient();
            await other.GetStringAsync(At("rates/3"));
        });
        Assert.Equal([true, false, true], calls.Select(c => c.Connected));
        Assert.All(calls, c => Assert.Equal(c.Connected, c.ConnectMs > 0));
        Assert.All(calls, c => Assert.True(c.ConnectMs <= c.DurationMs));
    }

    [Fact]
    public async Task Records_what_is_sent_and_leaves_the_request_as_it_was()
    {
        using var content = new StringContent("""{"sku":"A"}""", Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, At("echo")) { Content = content };
        var call = Assert.Single(await CallsOf(async () =>
        {
            using var http = new HttpClient();
            using var response = await http.SendAsync(request);
            Assert.Equal("""{"sku":"A"}""", await response.Content.ReadAsStringAsync());
        }));
        Assert.Same(content, request.Content);
        Assert.Equal("""{"sku":"A"}""", call.Request!.Value.GetProperty("body").GetRawText());
    }

    [Fact]
    public async Task Records_bodies_that_are_read_as_streams()
    {
        var call = Assert.Single(await CallsOf(async () =>
        {
            using var http = new HttpClient();
            Assert.Equal(1.25, (await http.GetFromJsonAsync<Dictionary<string, double>>(At("rates/1")))!["rate"]);
        }));
        Assert.Equal("""{"rate":1.25}""", call.Response!.Value.GetProperty("body").GetRawText());
    }

    [Fact]
    public async Task An_error_status_is_an_error_with_its_response()
    {
        var call = Assert.Single(await CallsOf(async () =>
        {
            using var http = new HttpClient();
            using var response = await http.GetAsync(At("down"));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        }));
        Assert.Equal((Outcomes.Error, null), (call.Outcome, call.Error));
        Assert.Equal("""{"status":503,"body":"try later","contentType":"text/plain"}""", call.Response.ToString());
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_an_error_without_response()
    {
        server.Dispose();
        var call = Assert.Single(await CallsOf(async () =>
        {
            using var http = new HttpClient();
            await Assert.ThrowsAsync<HttpRequestException>(() => http.GetStringAsync(At("rates/1")));
        }));
        Assert.Equal((Outcomes.Error, "System.Net.Http.HttpRequestException"), (call.Outcome, call.Error));
        Assert.Null(call.Response);
    }

    [Fact]
    public async Task A_body_beyond_the_limit_reaches_the_function_but_not_the_recording()
    {
        var call = Assert.Single(await CallsOf(async () =>
        {
            using var http = new HttpClient();
            Assert.Equal(20_000, (await http.GetStringAsync(At("long"))).Length);
        }, maxBodyBytes: 10_000));
        Assert.Null(call.Response);
        Assert.NotNull(call.Request);
    }

    [Fact]
    public async Task Sensitive_texts_of_the_request_are_hidden_in_what_is_sent_and_got()
    {
        var call = Assert.Single(await CallsOf(async secret =>
        {
            using var http = new HttpClient();
            using var response = await http.PostAsJsonAsync(At($"echo/{secret.Card}?note={secret.Note}"), new { card = secret.Card });
            Assert.Contains("4111-1111", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }, new Secret("4111-1111", "gift")));
        Assert.DoesNotContain("4111", call.Request.ToString() + call.Response + call.Target, StringComparison.Ordinal);
        Assert.Contains("note=gift", call.Request.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sensitive_texts_of_the_response_are_hidden_in_the_bodies_that_they_came_from()
    {
        var runtime = ARuntime.With(1, TimeProvider.System, s => s.AddSingleton(At("echo")));
        var handle = runtime.Handle<AccountFunction, string, Secret>("account");
        Assert.Equal("4111-1111", (await handle.InvokeAsync("4111-1111")).Card);

        var call = Assert.Single(Assert.Single(runtime.Drain(handle)).Dependencies!);
        Assert.Contains("\"card\":\"redacted-", call.Response.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("4111", call.Response.ToString() + call.Request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invocations_that_are_not_sampled_send_no_trace_headers()
    {
        string? header = "not asked";
        using var echo = new FakeServer(context =>
        {
            header = context.Request.Headers["traceparent"];
            return Task.CompletedTask;
        });
        var runtime = RuntimeWith(_ => GetAsync(echo.Address), recordingRate: 0);
        await runtime.Handle<HttpFunction, Secret, int>("http").InvokeAsync(new Secret("", ""));
        Assert.Null(header);
    }

    public void Dispose()
    {
        server.Dispose();
        capture.Dispose();
    }

    private static async Task GetAsync(Uri uri)
    {
        using var http = new HttpClient();
        await http.GetStringAsync(uri);
    }

    private Uri At(string path) => new(server.Address, path);

    private static Task<IReadOnlyList<DependencyCall>> CallsOf(Func<Task> body, int maxBodyBytes = 65_536) =>
        CallsOf(_ => body(), new Secret("", ""), maxBodyBytes);

    private static async Task<IReadOnlyList<DependencyCall>> CallsOf(Func<Secret, Task> body, Secret request, int maxBodyBytes = 65_536)
    {
        var runtime = RuntimeWith(body, 1, maxBodyBytes);
        var handle = runtime.Handle<HttpFunction, Secret, int>("http");
        await handle.InvokeAsync(request);
        return Assert.Single(runtime.Drain(handle)).Dependencies!;
    }

    private static ARuntime RuntimeWith(Func<Secret, Task> body, double recordingRate, int maxBodyBytes = 65_536) =>
        ARuntime.With(recordingRate, TimeProvider.System, s => s.AddSingleton(body), maxBodyBytes: maxBodyBytes);

    private static async Task AnswerAsync(HttpListenerContext context)
    {
        var path = context.Request.Url!.AbsolutePath;
        context.Response.StatusCode = path == "/down" ? 503 : 200;
        context.Response.ContentType = path is "/down" or "/long" ? "text/plain" : "application/json";
        if (path.StartsWith("/echo", StringComparison.Ordinal)) await context.Request.InputStream.CopyToAsync(context.Response.OutputStream);
        else await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(Text(path)));
    }

    private static string Text(string path) => path switch
    {
        "/down" => "try later",
        "/long" => new string('x', 20_000),
        _ => """{"rate":1.25}""",
    };

    private sealed class AccountFunction(Uri echo) : IPlatformFunction<string, Secret>
    {
        public async Task<Secret> InvokeAsync(string request, CancellationToken cancellationToken)
        {
            using var http = new HttpClient();
            using var response = await http.PostAsJsonAsync(echo, new { card = request }, cancellationToken);
            return new Secret((await response.Content.ReadFromJsonAsync<Dictionary<string, string>>(cancellationToken))!["card"], "");
        }
    }

    private sealed class HttpFunction(Func<Secret, Task> body) : IPlatformFunction<Secret, int>
    {
        public async Task<int> InvokeAsync(Secret request, CancellationToken cancellationToken)
        {
            await body(request);
            return 1;
        }
    }
}
