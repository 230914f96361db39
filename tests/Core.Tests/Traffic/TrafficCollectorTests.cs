using Optimizer.Core.Traffic;
using Optimizer.Runtime.Telemetry;
using Optimizer.TestKit;

namespace Optimizer.Core.Tests.Traffic;

public sealed class TrafficCollectorTests
{
    private readonly TrafficCollector collector = new(new TrafficOptions());

    [Fact]
    public void Counts_repeats_by_their_distance()
    {
        foreach (var (second, hash) in new[] { (0d, "a"), (0.5, "b"), (4, "a"), (40, "a"), (41, "c") })
            collector.Observe(AnInvocation.At(second, hash: hash));
        var profile = Profile();
        Assert.Equal((5, 0.4), (profile.Hashed, profile.RepeatRate));
        Assert.Equal((0d, 0.2, 0.4), (profile.RepeatRateWithin(TimeSpan.FromSeconds(2)), profile.RepeatRateWithin(TimeSpan.FromSeconds(6)), profile.RepeatRateWithin(TimeSpan.FromMinutes(5))));
    }

    [Fact]
    public void Counts_duplicates_that_began_while_an_identical_request_was_under_way()
    {
        collector.Observe(AnInvocation.At(0.05, 10, "a"));
        collector.Observe(AnInvocation.At(0, 100, "a"));
        collector.Observe(AnInvocation.At(0.2, 10, "a"));
        Assert.Equal(1 / 3d, Profile().ConcurrentDuplicateRate, 9);
    }

    [Fact]
    public void Computes_the_hash_of_a_request_that_has_none()
    {
        collector.Observe(AnInvocation.At(0).Recorded("""{"a":1,"b":2}"""));
        collector.Observe(AnInvocation.At(1).Recorded("""{"b":2,"a":1.0}"""));
        Assert.Equal(0.5, Profile().RepeatRate);
    }

    [Fact]
    public void Tells_which_failures_an_identical_request_overcomes()
    {
        foreach (var (second, error) in new[] { (0, "Timeout"), (1, "Timeout"), (2, null), (3, "Denied"), (200, null), (201, "Timeout") })
            collector.Observe(AnInvocation.At(second, hash: "a", error: error));
        Assert.Equal(2 / 3d, Profile().RecoveryRates["Timeout"], 9);
        Assert.Equal(0, Profile().RecoveryRates["Denied"]);
    }

    [Fact]
    public void Tells_how_often_a_repeated_request_gets_another_response()
    {
        foreach (var (second, response) in new[] { (0, "1"), (10, "1"), (20, "2"), (500, "3") })
            collector.Observe(AnInvocation.At(second, hash: "a").Recorded("{}", response));
        Assert.Equal(0.5, Profile().ResponseChangeRate);
        Assert.Equal(double.NaN, new TrafficCollectorTests().With(AnInvocation.At(0, hash: "a")).ResponseChangeRate);
    }

    [Fact]
    public void Leaves_cancelled_calls_out_of_rates_and_window()
    {
        collector.Observe(AnInvocation.At(0, error: "Timeout"));
        collector.Observe(AnInvocation.At(1) with { Outcome = Outcomes.Cancelled });
        collector.Observe(AnInvocation.At(2));
        var traffic = collector.Build()["price-quote"];
        Assert.Equal((3, 0.5, 2), (traffic.Profile.Invocations, traffic.Profile.ErrorRate, traffic.Window.Calls.Length));
        Assert.Equal(("Timeout", 1L), traffic.Profile.Errors.Select(e => (e.Key, e.Value)).Single());
    }

    [Fact]
    public void Tells_in_the_window_which_calls_came_to_the_same_instance()
    {
        foreach (var (second, instance) in new[] { (0, "a"), (1, "b"), (2, "a"), (3, null) })
            collector.Observe(AnInvocation.At(second) with { Instance = instance });
        Assert.Equal([1, 2, 1, 0], collector.Build()["price-quote"].Window.Calls.ToArray().Select(c => (int)c.Instance));
    }

    [Fact]
    public void Counts_overlapping_dependency_time_once()
    {
        collector.Observe(AnInvocation.At(0, 100) with
        {
            Dependencies =
            [
                new DependencyCall { Target = "GET a", OffsetMs = 10, DurationMs = 30, Connected = true, ConnectMs = 5 },
                new DependencyCall { Target = "GET a", OffsetMs = 20, DurationMs = 40, Outcome = Outcomes.Error },
            ],
        });
        var profile = Profile();
        Assert.Equal((0.5, 0.05), (profile.DependencyShare, profile.ConnectionSetUpShare));
        var dependency = Assert.Single(profile.Dependencies);
        Assert.Equal((2, 2d, 0.5, 0.5, 5d), (dependency.Calls, dependency.CallsPerInvocation, dependency.ErrorRate, dependency.ConnectedShare, dependency.ConnectMs));
    }

    [Fact]
    public void Counts_sampled_calls_that_were_redirected()
    {
        collector.Observe(AnInvocation.At(0, 100) with
        {
            Dependencies =
            [
                new DependencyCall { Target = "GET a", Response = RecordedCall.Response(302, null, null) },
                new DependencyCall { Target = "GET a", Response = RecordedCall.Response(304, null, null) },
                new DependencyCall { Target = "GET a" },
            ],
        });
        Assert.Equal(1, Assert.Single(Profile().Dependencies).Redirects);
    }

    [Fact]
    public void Keeps_the_latest_arrivals_in_order_when_there_are_more_than_it_may_keep()
    {
        var bounded = new TrafficCollector(new TrafficOptions { MaxCallsPerFunction = 100 });
        for (var i = 0; i < 1_000; i++)
            bounded.Observe(AnInvocation.At(i ^ 1));
        var starts = bounded.Build()["price-quote"].Window.Calls.ToArray().Select(c => (c.StartTicks - AnInvocation.Epoch.Ticks) / TimeSpan.TicksPerSecond);
        Assert.Equal(Enumerable.Range(900, 100).Select(i => (long)i), starts);
        Assert.Equal(1_000, bounded.Build()["price-quote"].Profile.Invocations);
    }

    [Fact]
    public void Shares_the_bound_of_all_arrivals_among_functions()
    {
        var bounded = new TrafficCollector(new TrafficOptions { MaxCalls = 500 });
        for (var i = 0; i < 3_000; i++)
            bounded.Observe(AnInvocation.At(i, function: $"f{i % 10}"));
        Assert.InRange(bounded.Build().Values.Sum(t => t.Window.Calls.Length), 400, 500);
    }

    [Fact]
    public void Never_overstates_repeats_when_keys_are_forgotten()
    {
        var bounded = new TrafficCollector(new TrafficOptions { MaxKeysPerFunction = 256 });
        for (var i = 0; i < 20_000; i++)
            bounded.Observe(AnInvocation.At(i, hash: $"{i % 10_000}"));
        Assert.InRange(bounded.Build()["price-quote"].Profile.RepeatRate, 0, 0.5);
    }

    [Fact]
    public void Samples_failures_slow_calls_and_distinct_requests_beside_the_plain_mix()
    {
        for (var i = 0; i < 20_000; i++)
        {
            var rare = i % 1_000 == 0;
            collector.Observe(AnInvocation.At(i, i % 50 == 7 ? 500 : 10, rare ? $"rare-{i}" : "common", i % 500 == 3 ? "Timeout" : null).Recorded("{}", "1"));
        }
        var recordings = collector.Build()["price-quote"].Recordings;
        Assert.InRange(recordings.Count, 200, new TrafficOptions().MaxRecordings);
        Assert.Equal(40, recordings.Count(r => r.Error is not null));
        Assert.True(recordings.Count(r => r.DurationMs > 100) >= 90);
        Assert.True(recordings.Select(r => r.RequestHash).Distinct().Count() >= 20);
        Assert.Equal(recordings.OrderBy(r => r.Start), recordings);
    }

    [Fact]
    public void Keeps_recordings_within_their_byte_budget()
    {
        var bounded = new TrafficCollector(new TrafficOptions { MaxRecordingBytes = 10_000 });
        for (var i = 0; i < 500; i++)
            bounded.Observe(AnInvocation.At(i, hash: $"{i}").Recorded($"\"{new string('x', 998)}\""));
        Assert.InRange(bounded.Build()["price-quote"].Recordings.Count, 1, 10);
    }

    [Fact]
    public void Takes_only_the_version_it_is_asked_for()
    {
        var live = new TrafficCollector(new TrafficOptions { Versions = new Dictionary<string, int> { ["price-quote"] = 2 } });
        live.Observe(AnInvocation.At(0));
        live.Observe(AnInvocation.At(1, version: 2));
        Assert.Equal((1, 1), (live.Build()["price-quote"].Profile.Invocations, live.OtherVersions));
    }

    private FunctionProfile Profile() => collector.Build()["price-quote"].Profile;

    private FunctionProfile With(Invocation invocation)
    {
        collector.Observe(invocation);
        return Profile();
    }
}
