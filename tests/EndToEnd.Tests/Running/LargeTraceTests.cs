using System.Diagnostics;
using System.IO.Compression;

namespace Optimizer.EndToEnd.Tests.Running;

public sealed class LargeTraceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_trace_that_is_larger_than_the_memory_is_read_with_progress()
    {
        WriteTrace(folder["large.jsonl.gz"], bytes: 256L << 20);
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardError = true, RedirectStandardOutput = true,
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "optimizer.dll"), "run", Library.Source, "--trace", folder["large.jsonl.gz"], "--out", folder["out"], "--json" },
            Environment = { ["DOTNET_GCHeapHardLimit"] = "0x9000000" },
        };
        using var run = Process.Start(start)!;
        var output = run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await run.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(run.ExitCode == 0, $"with 144 MiB of heap: exit code {run.ExitCode}\n{error}");
        Assert.Contains(" MiB read (", error, StringComparison.Ordinal);
        var report = new CliResult(0, await output, error).Json;
        Assert.Equal(Lines(256L << 20), report.GetProperty("functions")[4].GetProperty("baseline").GetProperty("count").GetInt64());
    }

    private static string Line(long i) => FormattableString.Invariant(
        $"{{\"function\":\"late-fee\",\"version\":0,\"start\":\"2026-11-22T{10 + i / 3_600_000:00}:{i / 60_000 % 60:00}:{i / 1000 % 60:00}.{i % 1000:000}Z\",\"durationMs\":0.125,\"outcome\":\"ok\",\"request\":{{\"daysLate\":{i % 400_000},\"student\":false}},\"response\":{{\"amount\":{i % 20}}},\"instance\":\"{new string('i', 600)}\",\"dependencies\":[]}}");

    private static long Lines(long bytes) => bytes / Line(0).Length;

    private static void WriteTrace(string path, long bytes)
    {
        using var writer = new StreamWriter(new GZipStream(File.Create(path), CompressionLevel.Fastest));
        for (var i = 0L; i < Lines(bytes); i++) writer.Write(Line(i) + "\n");
    }
}
