using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Optimizer.Local.Commands.Bench.Soak;

/// <summary>What the process holds as cycles go by.</summary>
internal sealed class SoakMemory
{
    private readonly List<(int Cycle, double HeapMb, double WorkingSetMb)> samples = [];

    /// <summary>MiB of managed heap after a full collection, and of working set, after a cycle.</summary>
    public void Sample(int cycle)
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var self = Process.GetCurrentProcess();
        samples.Add((cycle, GC.GetTotalMemory(forceFullCollection: true) / 1048576.0, self.WorkingSet64 / 1048576.0));
    }

    /// <summary>Medians of the second tenth of a run and of its last.</summary>
    public Growth HeapMb(int cycles) => Of(cycles, s => s.HeapMb);

    /// <inheritdoc cref="HeapMb"/>
    public Growth WorkingSetMb(int cycles) => Of(cycles, s => s.WorkingSetMb);

    /// <summary>Median managed heap of each tenth of a run, MiB; NaN where it has no sample.</summary>
    public IReadOnlyList<double> HeapMbByTenth(int cycles) =>
        [.. Enumerable.Range(0, 10).Select(t => Math.Round(Median(samples.Where(s => s.Cycle > t * 0.1 * cycles && s.Cycle <= (t + 1) * 0.1 * cycles).Select(s => s.HeapMb)), 2))];

    private Growth Of(int cycles, Func<(int Cycle, double HeapMb, double WorkingSetMb), double> value) => new(
        Median(samples.Where(s => s.Cycle > 0.1 * cycles && s.Cycle <= 0.2 * cycles).Select(value)),
        Median(samples.Where(s => s.Cycle > 0.9 * cycles).Select(value)));

    private static double Median(IEnumerable<double> values)
    {
        var ordered = values.Order().ToArray();
        return ordered.Length == 0 ? double.NaN : ordered[ordered.Length / 2];
    }

    /// <param name="SecondTenth">Median, MiB.</param>
    /// <param name="LastTenth">Median, MiB.</param>
    internal sealed record Growth(double SecondTenth, double LastTenth)
    {
        public double Ratio => LastTenth / SecondTenth;

        /// <summary>Whether the last tenth is within 1.1 times the second.</summary>
        [JsonIgnore]
        public bool IsFlat => Ratio <= 1.1;
    }
}
