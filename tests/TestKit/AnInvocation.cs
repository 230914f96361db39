using System.Text.Json;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.TestKit;

/// <summary>Invocations for tests; times count from <see cref="Epoch"/>.</summary>
public static class AnInvocation
{
    public static DateTimeOffset Epoch { get; } = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    public static Invocation At(
        double seconds, double durationMs = 10, string? hash = null, string? error = null, string function = "price-quote", int version = 0) => new()
    {
        Function = function,
        Version = version,
        Start = Epoch.AddSeconds(seconds),
        DurationMs = durationMs,
        Outcome = error is null ? Outcomes.Ok : Outcomes.Error,
        Error = error,
        RequestHash = hash,
    };

    /// <summary>With a recorded request and, unless null, response.</summary>
    public static Invocation Recorded(this Invocation invocation, string request, string? response = null) => invocation with
    {
        Request = Json(request),
        Response = response is null ? null : Json(response),
    };

    public static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);
}
