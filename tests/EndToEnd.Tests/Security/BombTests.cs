using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Optimizer.EndToEnd.Tests.Security;

/// <summary>Bodies that are small to send and large to hold, or just large.</summary>
public sealed class BombTests
{
    [Fact]
    public async Task A_gzip_bomb_is_refused_before_it_is_unpacked()
    {
        await using var server = await AServer.StartAsync();
        var bomb = Gzip(256 << 20);
        Assert.True(bomb.Length < 1 << 20, $"{bomb.Length} bytes");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => StatusAsync(server, HttpMethod.Post, "api/platforms/shop/invocations", Body(bomb, "application/x-ndjson", "gzip"))));
        Assert.All(answers, a => Assert.True(a is HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.TooManyRequests, $"{a}"));
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 128L << 20);
        await server.MustAnswerAsync();
    }

    [Fact]
    public async Task A_hundred_megabytes_are_refused_on_every_route_that_takes_a_body()
    {
        await using var server = await AServer.StartAsync();
        foreach (var (method, path, type) in new[]
                 {
                     (HttpMethod.Post, "api/platforms/shop/invocations", "application/x-ndjson"), (HttpMethod.Put, "api/platforms/shop", "application/json"),
                     (HttpMethod.Put, "api/platforms/shop/functions/doubler", "application/json"),
                     (HttpMethod.Post, "api/platforms/shop/functions/doubler/restore", "application/json"),
                 })
        {
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await StatusAsync(server, method, path, new EndlessContent(100 << 20, type, told: true)));
            Assert.True(await IsCutOffAsync(server, method, path, new EndlessContent(100 << 20, type, told: false)), $"{method} {path} took 100 MB");
        }
        await server.MustAnswerAsync();
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"files\":")]
    [InlineData("{\"functions\":[")]
    public async Task Deeply_nested_json_is_refused(string opening)
    {
        await using var server = await AServer.StartAsync();
        var bomb = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(opening, 1_000_000)));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(server, HttpMethod.Put, "api/platforms/shop", Body(bomb, "application/json")));
        await server.MustAnswerAsync();
    }

    /// <summary>Each of these ended the process, or might: the compiler recurses on them, and a stack that overflows cannot be caught.</summary>
    private static readonly (string Opening, string Core, string Closing)[] Nests =
    [
        ("(", "1", ")"), ("-", "1", ""), ("1+", "1", ""), ("a?", "1:1", ""), ("new{b=", "1", "}"), ("()=>", "1", ""), ("A<", "int", ">"), ("a.", "b", ""), ("a[", "1", "]"),
        ("x is not ", "1", ""), ("checked(", "1", ")"), ("$\"{", "1", "}\""), ("await ", "1", ""), ("delegate{", "", "}"), ("(a,", "1", ")"), ("from x in ", "1", ""),
    ];

    [Fact]
    public async Task Source_that_is_nested_without_measure_is_refused()
    {
        await using var server = await AServer.StartAsync();
        foreach (var nest in Nests)
        {
            var status = await PutAsync(server, nest, 100_000);
            Assert.True(status == HttpStatusCode.UnprocessableEntity, $"{nest}: {status}\n{server.Log}");
        }
        await server.MustAnswerAsync();
    }

    [Fact]
    public async Task Source_that_is_nested_as_deep_as_is_taken_does_not_end_the_process()
    {
        await using var server = await AServer.StartAsync();
        foreach (var nest in Nests.Where(n => n.Opening is "(" or "-" or "A<" or "a." or "x is not " or "(a,"))
        {
            foreach (var depth in new[] { 390, 1_900 })
                Assert.True(await PutAsync(server, nest, depth) < HttpStatusCode.InternalServerError, $"{nest} × {depth}\n{server.Log}");
        }
        await server.MustAnswerAsync();
    }

    private static Task<HttpStatusCode> PutAsync(AServer server, (string Opening, string Core, string Closing) nest, int depth)
    {
        var expression = string.Concat(Enumerable.Repeat(nest.Opening, depth)) + nest.Core + string.Concat(Enumerable.Repeat(nest.Closing, depth));
        var source = $"using Optimizer.Runtime; namespace Shop; public class Same : IPlatformFunction<int, int> {{ object x = {expression}; public Task<int> InvokeAsync(int request, CancellationToken cancellationToken) => Task.FromResult(request); }}";
        var body = JsonSerializer.SerializeToUtf8Bytes(new { files = new Dictionary<string, string> { ["Same.cs"] = source }, functions = new[] { new { id = "doubler", type = "Shop.Same" } } });
        return StatusAsync(server, HttpMethod.Put, "api/platforms/shop", Body(body, "application/json"));
    }

    /// <summary>Answered with 413, or with a closed connection while the client was still sending.</summary>
    private static async Task<bool> IsCutOffAsync(AServer server, HttpMethod method, string path, HttpContent content)
    {
        try
        {
            return await StatusAsync(server, method, path, content) == HttpStatusCode.RequestEntityTooLarge;
        }
        catch (HttpRequestException e) when (e.InnerException is IOException)
        {
            return true;
        }
    }

    private static async Task<HttpStatusCode> StatusAsync(AServer server, HttpMethod method, string path, HttpContent content)
    {
        using var client = server.Admin;
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.ExpectContinue = true;
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }

    private static ByteArrayContent Body(byte[] bytes, string type, string? encoding = null)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        if (encoding is not null) content.Headers.ContentEncoding.Add(encoding);
        return content;
    }

    private static byte[] Gzip(int zeros)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var chunk = new byte[1 << 20];
            for (var i = 0; i < zeros >> 20; i++) gzip.Write(chunk);
        }
        return packed.ToArray();
    }
}
