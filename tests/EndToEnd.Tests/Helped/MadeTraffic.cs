using System.Text.Json;
using Helped.Hosting;
using Optimizer.Core.Traffic;
using Optimizer.Runtime.Telemetry;
using Optimizer.TestKit;

namespace Optimizer.EndToEnd.Tests.Helped;

/// <summary>
/// The helped functions' own arrivals with outcomes made up as their dependencies would give them: nothing is served and nothing timed.
/// </summary>
internal sealed class MadeTraffic(int seed)
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(40);

    private readonly TrafficCollector collector = new(new TrafficOptions());

    public IReadOnlyDictionary<string, FunctionTraffic> Build()
    {
        foreach (var load in Loads.All)
        {
            var calls = load.Arrivals(seed, Length).ToList();
            var starts = calls.ConvertAll(c => c.At);
            for (var i = 0; i < calls.Count; i++)
                collector.Observe(Call(load.Function, i, starts, calls[i].Request));
        }
        return collector.Build();
    }

    private static Invocation Call(string function, int index, List<TimeSpan> starts, object request)
    {
        var at = starts[index].TotalSeconds;
        var together = 1;
        while (index >= together && starts[index - together] > starts[index] - TimeSpan.FromMilliseconds(100)) together++;
        var call = AnInvocation.At(at, hash: JsonSerializer.Serialize(request), function: function) with { InFlight = together, ColdStart = index == 0 };
        return function switch
        {
            "account-overview" => Waiting(call, 20 * (1 + index % 8 / 2)),
            "book-slot" or "recommendations" => index % 16 == 0 ? Failed(call, 12) : Waiting(call, 12),
            "card-authorization" => at is >= 10 and < 28 ? Failed(call, 250) : Waiting(call, 12),
            "loan-costs" => call with { DurationMs = 2, AllocatedBytes = 200, Dependencies = [] },
            "parcel-quote" => Waiting(call, 48, connectMs: 40),
            "phone-check" => call with { DurationMs = 0.05, AllocatedBytes = 150, Dependencies = [] },
            "sales-report" => Waiting(call, 12 * (1 + together * together / 100.0)),
            "statement-export" => call with { DurationMs = 0.5, AllocatedBytes = 2_000_000, Dependencies = [] },
            _ => Waiting(call, 20),
        };
    }

    private static Invocation Waiting(Invocation call, double milliseconds, double connectMs = 0) => call with
    {
        DurationMs = milliseconds + 0.3,
        Dependencies = [new DependencyCall { Target = "GET made.internal/v1", OffsetMs = 0.1, DurationMs = milliseconds, Connected = connectMs > 0, ConnectMs = connectMs }],
    };

    private static Invocation Failed(Invocation call, double milliseconds)
    {
        var failed = Waiting(call, milliseconds);
        return failed with
        {
            Outcome = Outcomes.Error, Error = AWindow.Fault, Dependencies = [failed.Dependencies![0] with { Outcome = Outcomes.Error }],
        };
    }
}
