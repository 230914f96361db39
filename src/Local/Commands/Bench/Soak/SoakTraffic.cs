using System.Text.Json;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.Local.Commands.Bench.Soak;

/// <summary>Made telemetry of the soak's functions. A version that keeps its promise takes a fifth of its base's time.</summary>
internal sealed class SoakTraffic(Random random)
{
    private const double OriginalMs = 30;
    private readonly Dictionary<(string Function, int Version), double> meanMs = [];

    /// <summary>Requests that repeat, one every four seconds, a quarter of them recorded in full, a third asked twice at once.</summary>
    public IEnumerable<Invocation> Hour(string function, int version, DateTimeOffset from)
    {
        for (var i = 0; i < 240; i++)
        {
            var sku = $"s-{random.Next(12)}";
            var call = Call(function, version, from.AddSeconds(i * 4 + random.NextDouble()), Mean(function, version), failed: false) with { RequestHash = Hash(sku) };
            yield return i % 4 == 0 ? Recorded(call, sku) : call;
            if (i % 3 == 0) yield return call with { Start = call.Start.AddMilliseconds(0.2) };
        }
    }

    /// <summary>Five minutes with a trial beside its base.</summary>
    public IEnumerable<Invocation> Trial(string function, int live, int canary, SoakQuality quality, DateTimeOffset from)
    {
        meanMs[(function, canary)] = Mean(function, live) * (quality == SoakQuality.Weak ? 1 : 0.2);
        for (var i = 0; i < 120; i++)
            yield return Call(function, live, from.AddSeconds(i), Mean(function, live), random.NextDouble() < 0.01);
        for (var i = 0; i < 80; i++)
            yield return Call(function, canary, from.AddSeconds(i), Mean(function, canary), random.NextDouble() < (quality == SoakQuality.Failing ? 0.4 : 0.01));
    }

    public static byte[] Lines(IEnumerable<Invocation> invocations)
    {
        using var lines = new MemoryStream();
        TelemetryJson.Write(lines, [.. invocations.OrderBy(i => i.Start)]);
        return lines.ToArray();
    }

    private double Mean(string function, int version) => meanMs.GetValueOrDefault((function, version), OriginalMs);

    private Invocation Call(string function, int version, DateTimeOffset at, double mean, bool failed) => new()
    {
        Function = function, Version = version, Start = at, DurationMs = mean * (0.5 + random.NextDouble()),
        Outcome = failed ? Outcomes.Error : Outcomes.Ok, Error = failed ? "System.Net.Http.HttpRequestException" : null,
        InFlight = 1, Instance = "i-1",
    };

    private static Invocation Recorded(Invocation call, string sku)
    {
        var answer = JsonSerializer.SerializeToElement(new { sku, price = 12.5 });
        var request = JsonSerializer.SerializeToElement(new { method = "GET", url = $"http://prices.example/{sku}" });
        return call with
        {
            Request = JsonSerializer.SerializeToElement(new { sku }),
            Response = answer,
            Dependencies =
            [
                new DependencyCall
                {
                    Target = "GET prices.example/{id}", OffsetMs = 0.1, DurationMs = call.DurationMs * 0.9, Outcome = Outcomes.Ok, Request = request,
                    Response = JsonSerializer.SerializeToElement(new { status = 200, body = answer, contentType = "application/json" }),
                },
            ],
        };
    }

    private static string Hash(string sku) => Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(sku.PadRight(8))[..8]);
}
