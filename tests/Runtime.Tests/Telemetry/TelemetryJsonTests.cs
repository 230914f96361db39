using System.Text;
using System.Text.Json;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.Runtime.Tests.Telemetry;

public sealed class TelemetryJsonTests
{
    private static readonly Invocation Full = new()
    {
        Function = "price-quote",
        Version = 2,
        Start = new DateTimeOffset(2026, 11, 22, 11, 0, 0, 5, TimeSpan.FromHours(1)),
        DurationMs = 12.3,
        RequestHash = "ab",
        Request = JsonDocument.Parse("""{"sku":"A"}""").RootElement,
        InFlight = 3,
        AllocatedBytes = 1200,
        Instance = "i-1",
        Dependencies = [new DependencyCall { Target = "GET rates.example/v1/{id}", OffsetMs = 1, DurationMs = 9.8, Connected = true, ConnectMs = 3.1 }],
    };

    [Fact]
    public void Writes_the_line_that_traces_are_made_of() => Assert.Equal(
        """{"function":"price-quote","version":2,"start":"2026-11-22T10:00:00.0050000Z","durationMs":12.3,"outcome":"ok","requestHash":"ab","""
        + "\"request\":" + """{"sku":"A"},"inFlight":3,"coldStart":false,"allocatedBytes":1200,"instance":"i-1","dependencies":[{"target":"GET rates.example/v1/{id}","""
        + "\"offsetMs\":" + """1,"durationMs":9.8,"outcome":"ok","connected":true,"connectMs":3.1}]}""" + "\n",
        Write(Full));

    [Fact]
    public void Reads_what_it_writes()
    {
        var read = JsonSerializer.Deserialize<Invocation>(Write(Full), TelemetryJson.Options)!;
        Assert.Equal(Write(Full), Write(read));
    }

    [Fact]
    public void Ends_every_line() => Assert.Equal(2, Write(Full, Full).Count(c => c == '\n'));

    private static string Write(params Invocation[] invocations)
    {
        var stream = new MemoryStream();
        TelemetryJson.Write(stream, invocations);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
