using FsCheck;
using FsCheck.Fluent;
using Optimizer.Api.Keys;

namespace Optimizer.Api.Tests.Security;

public sealed class FuzzTests
{
    private const int Requests = 10_000;
    private const ulong Seed = 20261122;

    [Fact]
    public async Task Ten_thousand_made_up_requests_cause_no_fault_of_ours_and_change_nothing()
    {
        await using var api = await AnApi.StartAsync(new ApiOptions { CallsPerSecond = 1_000_000, WrongKeysPerMinute = 1_000_000 });
        await api.WithShopAsync();
        var keys = new Dictionary<KeyScope, string>();
        foreach (var scope in Enum.GetValues<KeyScope>()) keys[scope] = await api.KeyAsync(scope);
        var (before, seen, answers) = (api.Store.Snapshot(), 0, new SortedDictionary<int, int>());
        foreach (var request in Enumerable.Range(0, Requests / 100).SelectMany(i => FuzzedRequests.All.Sample(100, new Rnd(Seed + (ulong)i), 20)))
        {
            var answer = await api.Server.SendAsync(c => request.Apply(c, keys));
            var status = answer.Response.StatusCode;
            answers[status] = answers.GetValueOrDefault(status) + 1;
            Assert.True(status < 500, $"seed {Seed}, request {seen}: {status} to {request}");
            Assert.True(seen++ % 50 != 0 || api.Store.Snapshot() == before, $"seed {Seed}, up to request {seen}: the store changed; the last was {request}");
        }
        Assert.Equal(before, api.Store.Snapshot());
        TestContext.Current.SendDiagnosticMessage("Seed {0}, {1} requests, answers by status: {2}", Seed, seen, string.Join(", ", answers));
        Assert.Equal(Requests, seen);
        Assert.All([200, 400, 401, 403, 404, 413, 415, 422], s => Assert.True(answers.GetValueOrDefault(s) > 0, $"No request got as far as an answer {s}: {string.Join(", ", answers)}"));
    }
}
