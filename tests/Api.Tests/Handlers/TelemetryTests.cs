using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Optimizer.Api.Tests.Handlers;

public sealed class TelemetryTests
{
    private const string Line = """{"function":"doubler","start":"2026-11-22T10:00:00.000Z","durationMs":1.5,"outcome":"ok"}""";

    [Fact]
    public async Task A_batch_is_taken_and_its_bad_lines_are_counted()
    {
        await using var api = await AnApi.StartAsync();
        using var response = await (await api.WithShopAsync()).PostAsync("/api/platforms/shop/invocations", AnApi.Lines(Line, "nonsense", Line));
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var receipt = await response.JsonAsync();
        Assert.Equal(2, receipt.GetProperty("accepted").GetInt32());
        Assert.Equal(1, receipt.GetProperty("rejected").GetInt32());
        Assert.StartsWith("line 2", receipt.GetProperty("faults")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_may_come_as_gzip()
    {
        await using var api = await AnApi.StartAsync();
        using var response = await (await api.WithShopAsync()).PostAsync("/api/platforms/shop/invocations", Packed(Encoding.UTF8.GetBytes(Line)));
        Assert.Equal(1, (await response.JsonAsync()).GetProperty("accepted").GetInt32());
    }

    [Fact]
    public async Task A_batch_that_unpacks_past_the_limit_is_refused()
    {
        await using var api = await AnApi.StartAsync();
        using var response = await (await api.WithShopAsync()).PostAsync("/api/platforms/shop/invocations", Packed(new byte[40 << 20]));
        await response.IsProblemAsync(HttpStatusCode.RequestEntityTooLarge, "body-too-large");
    }

    [Fact]
    public async Task Bytes_that_are_not_gzip_are_refused()
    {
        await using var api = await AnApi.StartAsync();
        var body = AnApi.Lines(Line);
        body.Headers.ContentEncoding.Add("gzip");
        using var response = await (await api.WithShopAsync()).PostAsync("/api/platforms/shop/invocations", body);
        await response.IsProblemAsync(HttpStatusCode.BadRequest, "bad-encoding");
    }

    [Fact]
    public async Task A_batch_without_one_usable_line_is_refused_with_its_faults()
    {
        await using var api = await AnApi.StartAsync();
        using var response = await (await api.WithShopAsync()).PostAsync("/api/platforms/shop/invocations", AnApi.Lines("{}", "[]"));
        var problem = await response.IsProblemAsync(HttpStatusCode.UnprocessableEntity, "no-invocation");
        Assert.Equal(2, problem.GetProperty("errors").GetArrayLength());
    }

    [Fact]
    public async Task A_batch_for_an_unknown_platform_is_not_found()
    {
        await using var api = await AnApi.StartAsync();
        using var response = await (await api.ClientAsync()).PostAsync("/api/platforms/shop/invocations", AnApi.Lines(Line));
        await response.IsProblemAsync(HttpStatusCode.NotFound, "unknown-name");
    }

    private static ByteArrayContent Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(bytes);
        var content = new ByteArrayContent(packed.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        content.Headers.ContentEncoding.Add("gzip");
        return content;
    }
}
