using System.Globalization;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Optimizer.Core.Source;
using Optimizer.Core.Traffic;
using Optimizer.Runtime.Telemetry;
using Optimizer.TestKit;

namespace Optimizer.Core.Tests.Phases.Detection;

/// <summary>
/// An hour of a function as ordinary services have it: Poisson arrivals between one a minute and two a second, log-normal times, a
/// tenth of the requests asked before, a few failures in a thousand, pooled connections, two instances that start now and then.
/// </summary>
internal sealed class OrdinaryTraffic(FunctionSource function, int seed)
{
    private const double Hour = 3_600;

    private static readonly string[] OwnServices = ["IMemoryCache", "ILogger", "IHttpClientFactory"];

    private readonly Random random = new(seed);

    public FunctionTraffic Build()
    {
        var collector = new TrafficCollector(new TrafficOptions { Seed = seed });
        foreach (var invocation in Invocations()) collector.Observe(invocation);
        return collector.Build()[function.Id];
    }

    private IEnumerable<Invocation> Invocations()
    {
        var perSecond = 1.0 / 60 * Math.Pow(120, random.NextDouble());
        var (isDependent, usualMs) = Dependency is null ? (false, 0.02 * Math.Pow(20, random.NextDouble())) : (true, 12 * Math.Pow(10, random.NextDouble()));
        var (repeats, failures, bytes) = (0.12 * random.NextDouble(), 0.004 * random.NextDouble(), 600 * Math.Pow(20, random.NextDouble()));
        var seen = 1;
        for (var at = Wait(perSecond); at < Hour; at += Wait(perSecond))
        {
            var request = random.NextDouble() < repeats ? random.Next(seen) : seen++;
            var ms = usualMs * Math.Exp(0.4 * Normal());
            var error = random.NextDouble() < failures ? isDependent ? "System.Net.Http.HttpRequestException" : "System.ArgumentException" : null;
            yield return AnInvocation.At(at, ms, request.ToString("x16", CultureInfo.InvariantCulture), error, function.Id) with
            {
                Instance = random.Next(2) == 0 ? "a" : "b",
                ColdStart = random.NextDouble() < 0.002,
                AllocatedBytes = (long)(bytes * (0.8 + (0.4 * random.NextDouble()))),
                Request = JsonElement.Parse($$"""{"number":{{request}}}"""),
                Response = error is null ? JsonElement.Parse($$"""{"value":{{random.Next()}}}""") : null,
                Dependencies = Dependency is { } target ? [Call(target, ms, error)] : [],
            };
        }
    }

    /// <summary>What it calls; null where it computes alone.</summary>
    private string? Dependency => function.Type.InstanceConstructors.SelectMany(c => c.Parameters).Select(p => p.Type)
        .Select(t => t.Name is "HttpClient" or "IHttpClientFactory" ? $"GET {function.Id}.example/v1/{{id}}"
            : t.TypeKind == TypeKind.Interface && !OwnServices.Contains(t.Name) ? t.Name : null)
        .FirstOrDefault(t => t is not null);

    private DependencyCall Call(string target, double ms, string? error)
    {
        var connected = random.NextDouble() < 0.02;
        return new DependencyCall
        {
            Target = target, OffsetMs = 0.1, DurationMs = ms * (0.6 + (0.3 * random.NextDouble())), Connected = connected, ConnectMs = connected ? 4 : 0,
            Outcome = error is null ? Outcomes.Ok : Outcomes.Error, Error = error,
        };
    }

    private double Wait(double perSecond) => -Math.Log(1 - random.NextDouble()) / perSecond;

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
