using Optimizer.Core.Proof;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.Sandbox.Replay;

/// <summary>
/// Answers take as long as they took when recorded. Connection set-up is charged where a connection is new, whichever side
/// opens it: what the call itself recorded, else the mean of calls to the same authority. Timers are no finer than a
/// millisecond and wake late rather than early, which both sides pay alike.
/// </summary>
internal sealed class RecordedPace : ReplayManner
{
    private readonly TimeProvider time;
    private readonly Dictionary<string, double> connectMs;

    public RecordedPace(IEnumerable<SandboxCase> cases, TimeProvider time)
    {
        this.time = time;
        connectMs = cases.SelectMany(c => c.Dependencies).Where(d => d.Connected && Authority(d) is not null)
            .GroupBy(d => Authority(d)!).ToDictionary(g => g.Key, g => g.Average(d => d.ConnectMs));
    }

    public override async ValueTask<bool> PrepareAsync(RecordedAnswer? answer, TimeSpan? connectionAge)
    {
        if (answer is null) return false;
        var wait = TimeSpan.FromMilliseconds(Math.Round(answer.ServiceMs + SetUpMs(answer, connectionAge)));
        if (wait > TimeSpan.Zero) await Task.Delay(wait, time);
        return false;
    }

    /// <summary>What opening the connection costs beyond what opening it here has already cost.</summary>
    private double SetUpMs(RecordedAnswer answer, TimeSpan? connectionAge)
    {
        if (connectionAge is not { } age || answer.Url is not { } url) return 0;
        var cost = answer.Call.Connected ? answer.Call.ConnectMs : connectMs.GetValueOrDefault(url.Authority);
        return Math.Max(0, cost - age.TotalMilliseconds);
    }

    private static string? Authority(DependencyCall call) =>
        call.Request is { ValueKind: System.Text.Json.JsonValueKind.Object } request ? ReplayKey.Url(request)?.Authority : null;
}
