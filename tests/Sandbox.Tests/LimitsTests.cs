using Optimizer.Core.Proof;

namespace Optimizer.Sandbox.Tests;

public sealed class LimitsTests : IDisposable
{
    private const string Fine = """return new Reply { Text = "fine" };""";

    private readonly SandboxProcess sandbox = new(TimeProvider.System);

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public async Task An_infinite_loop_ends_the_job_at_the_call_limit_and_is_blamed_on_its_side()
    {
        var report = await Run(AJob.With(Fine, """while (request.Number >= 0) { } return new Reply();""", AJob.Case(3)), AJob.Limits(callSeconds: 0.3));
        Assert.Equal(SandboxOutcome.TimedOut, report.Outcome);
        Assert.Equal("Case 3 (candidate) did not end within 0.3 s.", report.Because);
        Assert.Equal("candidate", report.Culprit);
        Assert.Equal(2, report.Results.Count);
    }

    [Fact]
    public async Task A_deadlock_ends_the_job_at_the_call_limit()
    {
        var report = await Run(AJob.With(Fine, """await new TaskCompletionSource().Task; return new Reply();"""), AJob.Limits(callSeconds: 0.3));
        Assert.Equal(SandboxOutcome.TimedOut, report.Outcome);
        Assert.Equal("candidate", report.Culprit);
    }

    [Fact]
    public async Task A_job_that_goes_on_and_on_ends_at_the_wall_time_limit()
    {
        var cases = Enumerable.Range(0, 100).Select(i => AJob.Case(i)).ToArray();
        var report = await Run(AJob.With("""await Task.Delay(100); return new Reply();""", null, cases), AJob.Limits(wallSeconds: 3));
        Assert.Equal(SandboxOutcome.TimedOut, report.Outcome);
        Assert.StartsWith("The process did not end within 3 s", report.Because, StringComparison.Ordinal);
        Assert.NotEmpty(report.Results);
    }

    [Fact]
    public async Task A_stack_overflow_is_a_crash_of_its_side()
    {
        var report = await Run(AJob.With(Fine, """static int Deep(int n) => n < 0 ? 0 : Deep(n + 1) + 1; return new Reply { Text = Deep(request.Number).ToString() };""", AJob.Case(5)));
        Assert.Equal(SandboxOutcome.Crashed, report.Outcome);
        Assert.Equal("candidate", report.Culprit);
        Assert.Contains("while case 5 (candidate) was running", report.Because, StringComparison.Ordinal);
        Assert.Contains("Stack overflow", report.Because, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaving_the_process_is_a_crash_of_its_side()
    {
        var report = await Run(AJob.With(Fine, """Environment.Exit(0); return new Reply();"""));
        Assert.Equal(SandboxOutcome.Crashed, report.Outcome);
        Assert.Equal("candidate", report.Culprit);
        Assert.Contains("exit code 0", report.Because, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_allocation_bomb_is_stopped_at_the_memory_limit()
    {
        const string Bomb = """
            var kept = new List<byte[]>();
            while (true) { var block = new byte[1 << 20]; Array.Fill(block, (byte)1); kept.Add(block); }
            """;
        var report = await Run(AJob.With(Fine, Bomb), AJob.Limits(memoryMiB: 160));
        Assert.Equal(SandboxOutcome.OutOfMemory, report.Outcome);
        Assert.Equal("candidate", report.Culprit);
        Assert.True(report.PeakMemoryBytes < 400L << 20, $"It held {report.PeakMemoryBytes >> 20} MiB.");
    }

    [Fact]
    public async Task Native_memory_counts_too()
    {
        const string Bomb = """
            var zeros = new byte[1 << 20];
            while (true) { System.Runtime.InteropServices.Marshal.Copy(zeros, 0, System.Runtime.InteropServices.Marshal.AllocHGlobal(1 << 20), 1 << 20); await Task.Delay(1); }
            """;
        var report = await Run(AJob.With(Fine, Bomb), AJob.Limits(memoryMiB: 160));
        Assert.Equal(SandboxOutcome.OutOfMemory, report.Outcome);
        Assert.Contains("of the 160 MiB that it may hold while case 0 (candidate) was running", report.Because, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_class_that_is_not_there_refuses_the_job_by_name()
    {
        var report = await Run(AJob.With(Fine) with { BaselineType = "Shop.Missing" });
        Assert.Equal(SandboxOutcome.Refused, report.Outcome);
        Assert.Equal("There is no class Shop.Missing in Shop for the baseline side.", report.Because);
    }

    [Fact]
    public async Task A_child_that_is_not_there_refuses_the_job()
    {
        using var elsewhere = new SandboxProcess(TimeProvider.System, new SandboxProcessOptions { ChildAssembly = "/nowhere/Optimizer.Sandbox.dll" });
        var report = await elsewhere.RunAsync(AJob.With(Fine), TestContext.Current.CancellationToken);
        Assert.Equal(SandboxOutcome.Refused, report.Outcome);
        Assert.Contains("/nowhere/Optimizer.Sandbox.dll", report.Because, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Descendants_and_files_of_the_child_do_not_outlive_the_job()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "It looks into /proc.");
        const string Leaves = """
            System.IO.File.WriteAllText(System.IO.Path.Combine(System.IO.Path.GetTempPath(), "left.txt"), "left");
            var child = System.Diagnostics.Process.Start("/bin/sleep", "60");
            return new Reply { Text = child.Id + " " + System.IO.Path.GetTempPath() };
            """;
        var report = await Run(AJob.With(Leaves));
        var told = report.Results[0].Response!.Value.GetProperty("text").GetString()!.Split(' ');
        Assert.False(Directory.Exists(told[1]), $"{told[1]} is still there.");
        var status = $"/proc/{told[0]}/status";
        Assert.True(!File.Exists(status) || (await File.ReadAllTextAsync(status)).Contains("zombie", StringComparison.Ordinal), $"Process {told[0]} still runs.");
    }

    [Fact]
    public async Task A_crash_is_reported_at_once_though_a_descendant_holds_the_output_open()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "It starts /bin/sleep.");
        var report = await Run(AJob.With("""System.Diagnostics.Process.Start("/bin/sleep", "12"); Environment.Exit(7); return new Reply();"""));
        Assert.Equal(SandboxOutcome.Crashed, report.Outcome);
        Assert.Contains("exit code 7", report.Because, StringComparison.Ordinal);
        Assert.True(report.Elapsed < TimeSpan.FromSeconds(8), $"It took {report.Elapsed}.");
    }

    [Fact]
    public async Task A_cancelled_job_ends_at_once()
    {
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var job = AJob.With("""await new TaskCompletionSource().Task; return new Reply();""");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sandbox.RunAsync(job, cancel.Token));
    }

    private Task<SandboxReport> Run(SandboxJob job, SandboxLimits? limits = null) =>
        sandbox.RunAsync(job with { Limits = limits ?? AJob.Limits() }, TestContext.Current.CancellationToken);
}
