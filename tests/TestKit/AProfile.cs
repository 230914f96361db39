using Optimizer.Core.Traffic;

namespace Optimizer.TestKit;

/// <summary>Profiles for tests: busy, healthy and without anything to improve until told otherwise.</summary>
public static class AProfile
{
    public static FunctionProfile Quiet { get; } = new()
    {
        Function = "quote", Invocations = 2_000, From = AnInvocation.Epoch, To = AnInvocation.Epoch.AddHours(1),
        Duration = new LatencySummary(2_000, 25, 20, 60, 80, 200), ErrorRate = 0, Errors = new Dictionary<string, long>(), Hashed = 2_000,
        RepeatRate = 0, Repeats = [], ConcurrentDuplicateRate = 0, RecoveryRates = new Dictionary<string, double>(),
        ResponseChangeRate = double.NaN, Observed = 0, Dependencies = [], DependencyShare = 0, ConnectionSetUpShare = 0, Replayable = 0,
        Instances = 1, MaxInFlight = 4, ColdStarts = 0, AllocatedBytes = double.NaN,
    };

    public static FunctionProfile Repeating(double share, double changes = 0) => Quiet with
    {
        RepeatRate = share, Repeats = [new RepeatShare(TimeSpan.FromSeconds(10), share)], ResponseChangeRate = changes,
    };

    public static FunctionProfile Duplicated(double share) => Quiet with { ConcurrentDuplicateRate = share };

    /// <summary>Fails with one exception type.</summary>
    /// <param name="rate">Failures ÷ invocations.</param>
    /// <param name="type">Full name.</param>
    /// <param name="recovers">Share followed by a success of the same request; null where no request repeats.</param>
    public static FunctionProfile Failing(double rate, string type, double? recovers = null) => Quiet with
    {
        ErrorRate = rate, Errors = new Dictionary<string, long> { [type] = (long)(2_000 * rate) },
        Repeats = recovers is null ? [] : [new RepeatShare(TimeSpan.FromSeconds(10), 0.6)],
        RecoveryRates = recovers is { } share ? new Dictionary<string, double> { [type] = share } : new Dictionary<string, double>(),
    };

    public static FunctionProfile Connecting(double connected = 1, double setUp = 0.4) => Quiet with
    {
        Observed = 200, ConnectionSetUpShare = setUp, DependencyShare = 0.9,
        Dependencies = [new DependencyProfile("GET rates.example/v1/{id}", 200, 1, new LatencySummary(200, 20, 18, 40, 50, 60), 0, connected, 8)],
    };

    /// <summary>Several calls at once that spend a share of their time waiting for dependencies.</summary>
    public static FunctionProfile Waiting(double share = 0.9) => Connecting(connected: 0, setUp: 0) with { DependencyShare = share, MaxInFlight = 24 };

    /// <summary>Busy computing, with so many bytes allocated per invocation.</summary>
    public static FunctionProfile Computing(double bytes = 200_000) => Quiet with { AllocatedBytes = bytes };

    /// <summary>With so many first calls of a process.</summary>
    public static FunctionProfile Starting(long coldStarts = 40) => Quiet with { ColdStarts = coldStarts };

    /// <summary>Everything at once.</summary>
    public static FunctionProfile Troubled { get; } = Connecting() with
    {
        RepeatRate = 0.6, Repeats = [new RepeatShare(TimeSpan.FromSeconds(10), 0.6)], ResponseChangeRate = 0, ConcurrentDuplicateRate = 0.2,
        ErrorRate = 0.03, Errors = new Dictionary<string, long> { ["System.Net.Http.HttpRequestException"] = 60 },
        RecoveryRates = new Dictionary<string, double> { ["System.Net.Http.HttpRequestException"] = 0.5 },
    };
}
