using System.Text;
using Optimizer.Core.Traffic;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.Core.Tests.Traffic;

public sealed class TraceReaderTests
{
    private const string Whole =
        """{"function":"price-quote","version":0,"start":"2026-11-22T10:00:00.000Z","durationMs":12.3,"outcome":"error","error":"System.TimeoutException","requestHash":"ab","request":{"sku":"A"},"response":null,"inFlight":3,"coldStart":true,"allocatedBytes":1200,"instance":"i-1","dependencies":[{"target":"GET rates.example/v1/{id}","offsetMs":1.0,"durationMs":9.8,"outcome":"ok","connected":true,"connectMs":3.1,"request":{"method":"GET"},"response":{"status":200}}],"later":{"a":[1]}}""";

    private const string Small = """{"function":"f","start":"2026-11-22T10:00:00Z","durationMs":1,"outcome":"ok"}""";

    [Fact]
    public async Task Reads_every_member_of_a_line()
    {
        var (invocations, _) = await ReadAsync(Whole);
        var read = Assert.Single(invocations);
        Assert.Equal(("price-quote", 12.3, "error", "System.TimeoutException"), (read.Function, read.DurationMs, read.Outcome, read.Error));
        Assert.Equal(("ab", 3, true, 1200L, "i-1"), (read.RequestHash, read.InFlight, read.ColdStart, read.AllocatedBytes, read.Instance));
        Assert.Equal("A", read.Request!.Value.GetProperty("sku").GetString());
        var call = Assert.Single(read.Dependencies!);
        Assert.Equal(("GET rates.example/v1/{id}", 1.0, 9.8, true, 3.1), (call.Target, call.OffsetMs, call.DurationMs, call.Connected, call.ConnectMs));
        Assert.Equal(200, call.Response!.Value.GetProperty("status").GetInt32());
    }

    [Theory]
    [InlineData("hello", 1, "not JSON: 'h' is an invalid start of a value")]
    [InlineData("""{"function":"f","start":""", 25, "not JSON: ")]
    [InlineData("[1]", 1, "the line is an array, and it must be an object")]
    [InlineData("""{"start":"2026-11-22T10:00:00Z","durationMs":1,"outcome":"ok"}""", 62, "function is missing")]
    [InlineData("""{"function":"f","durationMs":1,"outcome":"ok"}""", 46, "start is missing")]
    [InlineData("""{"function":"f","start":"today","durationMs":1,"outcome":"ok"}""", 25, "start is \"today\", and it must be an ISO 8601 time")]
    [InlineData("""{"function":"f","start":"2026-11-22T10:00:00Z","durationMs":-3.5,"outcome":"ok"}""", 61, "durationMs is -3.5, and it must be a number of milliseconds, 0 or more")]
    [InlineData("""{"function":"f","start":"2026-11-22T10:00:00Z","durationMs":1,"outcome":"fine"}""", 73, "outcome is \"fine\", and it must be \"ok\", \"error\" or \"cancelled\"")]
    [InlineData("""{"function":"f","start":"2026-11-22T10:00:00Z","durationMs":1,"outcome":"ok","dependencies":[{"offsetMs":1}]}""", 94, "dependencies[] lacks target")]
    [InlineData("""{"function":"f","start":"2026-11-22T10:00:00Z","durationMs":1,"outcome":"ok"} {}""", 79, "")]
    public async Task Counts_a_bad_line_with_its_place_and_goes_on(string bad, long column, string reason)
    {
        var (invocations, faults) = await ReadAsync(Small + "\n\n" + bad + "\r\n" + Small);
        Assert.Equal(2, invocations.Count);
        Assert.Equal(1, faults.Count);
        Assert.Equal((3, column), (faults.First[0].Line, faults.First[0].Column));
        Assert.StartsWith(reason, faults.First[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Passes_over_a_line_that_is_too_long()
    {
        var options = new TraceReadOptions { MaxLineBytes = 200 };
        var (invocations, faults) = await ReadAsync(Small + "\n" + new string('x', 10_000) + "\n" + Small + "\n" + new string('y', 500), options);
        Assert.Equal(2, invocations.Count);
        Assert.Equal([2L, 4L], faults.First.Select(f => f.Line));
        Assert.Equal("line 2, column 201: the line is longer than 200 bytes", faults.First[0].ToString());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(4096)]
    public async Task Gives_the_same_lines_however_the_stream_is_cut(int chunk)
    {
        using var stream = new FakeChunkedStream(Encoding.UTF8.GetBytes("\uFEFF" + string.Join("\n", Enumerable.Repeat(Small, 40))), chunk);
        var read = await TraceReader.ReadAsync(stream, new TraceReadOptions(), null, CancellationToken.None).ToListAsync();
        Assert.Equal(40, read.Count);
    }

    [Fact]
    public async Task Keeps_only_the_first_places_but_counts_all()
    {
        var (_, faults) = await ReadAsync(string.Join("\n", Enumerable.Repeat("x", 1_000)));
        Assert.Equal((1_000, 20), (faults.Count, faults.First.Count));
    }

    [Fact]
    public async Task Leaves_out_functions_nobody_asked_for_and_says_how_many()
    {
        var options = new TraceReadOptions { Functions = new HashSet<string> { "price-quote" } };
        var (invocations, faults) = await ReadAsync(Whole + "\n" + Small + "\n" + Small, options);
        Assert.Single(invocations);
        Assert.Equal((0, 2, 2L), (faults.Count, faults.UnknownFunctionLines, faults.UnknownFunctions["f"]));
    }

    [Fact]
    public async Task Tells_progress_at_the_end()
    {
        var progress = new FakeProgress();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Small + "\nx\n"));
        await TraceReader.ReadAsync(stream, new TraceReadOptions(), progress, CancellationToken.None).ToListAsync();
        Assert.Equal(new TraceProgress(stream.Length, 2, 1, 1), progress.Reports[^1]);
    }

    [Fact]
    public async Task Gives_nothing_for_an_empty_trace() => Assert.Empty((await ReadAsync("")).Invocations);

    private static async Task<(List<Invocation> Invocations, TraceFaults Faults)> ReadAsync(string trace, TraceReadOptions? options = null)
    {
        options ??= new TraceReadOptions();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(trace));
        return (await TraceReader.ReadAsync(stream, options, null, CancellationToken.None).ToListAsync(), options.Faults);
    }
}
