using System.Net;
using System.Net.Http.Headers;
using Optimizer.Api.Keys;
using Optimizer.Api.Limits;

namespace Optimizer.Api.Tests.Security;

public sealed class LimitTests
{
    [Fact]
    public async Task A_key_that_calls_too_often_is_told_when_to_come_again()
    {
        await using var api = await AnApi.StartAsync(new ApiOptions { CallsPerSecond = 1 });
        var client = await api.ClientAsync(KeyScope.Read);
        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 10; i++) answers.Add(await client.GetAsync("/api/platforms"));
        Assert.Equal(HttpStatusCode.OK, answers[0].StatusCode);
        var refused = answers.First(a => a.StatusCode != HttpStatusCode.OK);
        await refused.IsProblemAsync(HttpStatusCode.TooManyRequests, "rate-limited");
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 10);
        using var other = await (await api.ClientAsync(KeyScope.Read)).GetAsync("/api/platforms");
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task An_address_that_guesses_keys_is_told_to_wait_and_whoever_had_a_right_one_there_goes_on()
    {
        await using var api = await AnApi.StartAsync(new ApiOptions { WrongKeysPerMinute = 5 });
        var known = await api.ClientAsync(KeyScope.Read);
        using var first = await known.GetAsync("/api/platforms");
        var guesser = await api.ClientAsync(null);
        var codes = new List<HttpStatusCode>();
        for (var i = 0; i < 20; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/platforms");
            request.Headers.Add("x-functions-key", $"opt_{i:x12}_guess");
            using var response = await guesser.SendAsync(request);
            codes.Add(response.StatusCode);
        }
        Assert.Equal(5, codes.Count(c => c == HttpStatusCode.Unauthorized));
        Assert.Equal(15, codes.Count(c => c == HttpStatusCode.TooManyRequests));
        using var still = await known.GetAsync("/api/platforms");
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
        using var health = await guesser.GetAsync("/api/healthz");
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    [Fact]
    public async Task Bodies_that_together_would_take_too_much_memory_are_put_off_and_give_their_share_back()
    {
        await using var api = await AnApi.StartAsync(new ApiOptions { MaxBodyMiB = 3 });
        var client = await api.WithShopAsync(KeyScope.Operate);
        using var tooMuch = await client.PostAsync("/api/platforms/shop/invocations", Zeros(5 << 20));
        await tooMuch.IsProblemAsync(HttpStatusCode.TooManyRequests, "rate-limited");
        for (var i = 0; i < 4; i++)
        {
            using var enough = await client.PostAsync("/api/platforms/shop/invocations", Zeros(2 << 20));
            await enough.IsProblemAsync(HttpStatusCode.UnprocessableEntity, "no-invocation");
        }
    }

    [Theory]
    [InlineData("203.0.113.7", null, false, "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", null, false, "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", null, false, "20010DB800010002")]
    [InlineData("127.0.0.1", "6.6.6.6, 203.0.113.7:4711", true, "203.0.113.7")]
    [InlineData("127.0.0.1", "6.6.6.6", false, "127.0.0.1")]
    [InlineData("127.0.0.1", "garbage", true, "127.0.0.1")]
    [InlineData(null, null, false, "unknown")]
    public void A_callers_address_is_what_cannot_be_made_up(string? remote, string? forwarded, bool trusted, string expected)
    {
        var context = new Microsoft.AspNetCore.Http.DefaultHttpContext();
        context.Connection.RemoteIpAddress = remote is null ? null : IPAddress.Parse(remote);
        if (forwarded is not null) context.Request.Headers["X-Forwarded-For"] = forwarded;
        Assert.Equal(expected, CallerAddress.Of(context, new ApiOptions { TrustForwardedFor = trusted }));
    }

    private static ByteArrayContent Zeros(int count)
    {
        var content = new ByteArrayContent(new byte[count]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        return content;
    }
}
