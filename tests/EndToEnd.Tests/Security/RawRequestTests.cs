using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Optimizer.Api.Keys;

namespace Optimizer.EndToEnd.Tests.Security;

/// <summary>Bytes on the wire that no HTTP client sends.</summary>
public sealed class RawRequestTests
{
    private const ulong Seed = 4711;

    private static readonly string[] Targets =
    [
        "/api/platforms/shop", "/api/../api/platforms/shop", "/api/platforms/%2e%2e/shop", "/api/platforms/..%2f..%2fetc%2fpasswd", "//api//platforms", "/api/platforms/%00",
        "/api/platforms/%ff%fe", "/api/platforms/%c0%ae%c0%ae/", "/api/platforms/shop%0d%0aX: y", "/api/platforms/\u00e9", "http://evil.example/api/platforms", "*", "evil:80",
        "/api/platforms/shop/audit?after=%zz", "/api/bundles/..%5c..%5cwindows", "/api/platforms/shop/manifest", "/api/platforms/{platform}", "/%", "", "/api/cycles/%u0041",
        "/api/" + new string('a', 9_000),
    ];

    private static readonly string[] Lines =
    [
        "Host: x", "Host: x\r\nHost: y", "Content-Length: 5", "Content-Length: -5", "Content-Length: 5\r\nContent-Length: 6", "Content-Length: 99999999999999999999",
        "Transfer-Encoding: chunked", "Transfer-Encoding: chunked\r\nContent-Length: 3", "Transfer-Encoding: gzip, chunked", "Content-Encoding: gzip", "Content-Type: application/json",
        "Content-Type: application/x-ndjson", "X\0Y: z", "No colon", ": empty", " folded: x", "Expect: 100-continue", "Upgrade: h2c\r\nConnection: Upgrade", "A: " + new string('b', 20_000),
        "Connection: keep-alive, close", "Range: bytes=0-99999999999999",
    ];

    private static readonly string[] Bodies =
        ["", "hello", "5\r\nhello\r\n0\r\n\r\n", "FFFFFFFFFFFFFFFFF\r\nx", "-1\r\n", "5;ext=\"\r\nhel", "0\r\n\r\nGET /api/platforms HTTP/1.1\r\nHost: x\r\n\r\n", "{\"a\":", "\0\0\0\0"];

    [Fact]
    public async Task A_thousand_malformed_requests_are_refused_or_cut_off_and_the_service_goes_on()
    {
        await using var server = await AServer.StartAsync();
        var key = await server.KeyAsync(KeyScope.Read);
        var answers = new SortedDictionary<int, int>();
        foreach (var request in Requests(key).Sample(1_000, new Rnd(Seed), 6))
        {
            var status = await server.SendRawAsync(request) ?? 0;
            // 505 is Kestrel's own answer to a version of HTTP that is none.
            Assert.True(status is < 500 or 505, $"seed {Seed}: {status} to {Encoding.Latin1.GetString(request)[..Math.Min(300, request.Length)]}\n{server.Log}");
            answers[status] = answers.GetValueOrDefault(status) + 1;
        }
        TestContext.Current.SendDiagnosticMessage("Seed {0}, answers by status (0: none): {1}", Seed, string.Join(", ", answers));
        // How many answers are read before the connection is cut off depends on the machine; some must be, or nothing was looked at.
        Assert.True(answers.GetValueOrDefault(400) > 20, string.Join(", ", answers));
        await server.MustAnswerAsync();
    }

    private static Gen<byte[]> Requests(string key) =>
        from method in Gen.Elements("GET", "GET", "PUT", "POST", "DELETE", "get", "G\0T", "", "CONNECT", new string('M', 500), "\u0016\u0003\u0001")
        from target in Gen.Elements(Targets)
        from version in Gen.Elements("HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/9.9", "HTTP", "")
        from headers in Gen.ArrayOf(Gen.Elements(Lines))
        from keyed in Gen.Elements(true, true, false)
        from body in Gen.Elements(Bodies)
        select Encoding.Latin1.GetBytes($"{method} {target} {version}\r\nHost: x\r\n{string.Concat(headers.Select(h => h + "\r\n"))}{(keyed ? $"x-functions-key: {key}\r\n" : "")}\r\n{body}");
}
