using System.CommandLine;
using System.Diagnostics;
using Optimizer.Core.Learning;
using Optimizer.Core.Learning.Inputs;

namespace Optimizer.Local.Commands.Bench;

/// <summary><c>optimizer bench tier1</c>: latency and allocation of a cycle, by kind of input.</summary>
internal static class Tier1Bench
{
    private const int WarmUp = 30_000;
    private const int Cycles = 100_000;
    private const int Seed = 11;

    private const string Protocol =
        "one learner, every cycle timed by itself on one thread with full history and memory; made input (seed 11): log-normal band values, or tones in noise at 128 Hz";

    public static Command Build(CommandIo io)
    {
        var command = new Command("tier1", "Latency and allocation of one cycle of the learner.");
        command.SetAction(parsed => Run(io, parsed));
        return command;
    }

    private static int Run(CommandIo io, ParseResult parsed)
    {
        var report = new { protocol = Protocol, inputs = new[] { Bands(), Windows(14, 128), Windows(22, 256) } };
        BenchOutput.Write(io, parsed, report, [Protocol, .. report.inputs.Select(i => i.ToString())]);
        return BenchOutput.Broken(io, "tier1", Broken(report.inputs));
    }

    /// <summary>What was promised of band values and of 14 x 128 windows, and that no cycle allocates.</summary>
    internal static IEnumerable<string> Broken(IReadOnlyList<Tier1Timing> inputs)
    {
        if (inputs[0].MedianMicroseconds > 5) yield return "the median over band values exceeds 5 us.";
        if (inputs[0].P99Microseconds > 20) yield return "the 99th percentile over band values exceeds 20 us.";
        if (inputs[1].MedianMicroseconds > 100) yield return "the median over 14 x 128 windows exceeds 100 us.";
        foreach (var input in inputs)
            if (input.BytesPerCycle > 0) yield return $"a cycle over {input.Input} allocates.";
    }

    private static Tier1Timing Bands()
    {
        var random = new Random(Seed);
        double Power() => Math.Exp(random.NextDouble() + random.NextDouble());
        var values = Enumerable.Range(0, 1024).Select(_ => new BandValues(Power(), Power(), Power(), Power(), Power())).ToArray();
        var learner = new AutonomousOptimizer(new AutonomousOptimizerOptions(), TimeProvider.System);
        return Measure("band values", i => learner.RunCycle(values[i & 1023], LearningEnvironment.Production, i & 1).Accepted);
    }

    private static Tier1Timing Windows(int channels, int length)
    {
        var random = new Random(Seed);
        var windows = Enumerable.Range(0, 16).Select(_ => Window(random, channels, length)).ToArray();
        var learner = new AutonomousOptimizer(new AutonomousOptimizerOptions { LatencyBudget = 10_000 }, TimeProvider.System);
        return Measure($"{channels} x {length}", i => learner.RunCycle(new SignalWindow(windows[i & 15], channels, 128), LearningEnvironment.Production).Accepted);
    }

    private static float[] Window(Random random, int channels, int length) =>
        [.. Enumerable.Range(0, channels * length).Select(i => (float)((20 * Math.Sin(2 * Math.PI * 10 * (i % length) / 128.0)) + (10 * random.NextDouble()) + 4200))];

    private static Tier1Timing Measure(string input, Func<int, bool> cycle)
    {
        var times = new long[Cycles];
        for (var i = 0; i < WarmUp; i++) cycle(i);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Cycles; i++)
        {
            var started = Stopwatch.GetTimestamp();
            if (!cycle(i)) throw new InvalidOperationException($"The learner refused made input {i} ({input}).");
            times[i] = Stopwatch.GetTimestamp() - started;
        }
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Cycles;
        Array.Sort(times);
        return new Tier1Timing(input, Cycles, Micro(times[Cycles / 2]), Micro(times[Cycles * 99 / 100]), bytes);
    }

    private static double Micro(long ticks) => ticks * 1e6 / Stopwatch.Frequency;
}
