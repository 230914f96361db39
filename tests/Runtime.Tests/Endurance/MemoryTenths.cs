namespace Optimizer.Runtime.Tests.Endurance;

/// <summary>The managed memory that is in use after each tenth of a run.</summary>
internal sealed class MemoryTenths
{
    private readonly List<long> tenths = [];

    public void Measure() => tenths.Add(GC.GetTotalMemory(forceFullCollection: true));

    /// <summary>The last tenth is at most 1.1 times the second, and some MiB for bounded buffers that may be full at one look and empty at another.</summary>
    public void MustBeFlat(int buffersMiB)
    {
        Assert.Equal(10, tenths.Count);
        Assert.True(tenths[9] <= (1.1 * tenths[1]) + (buffersMiB << 20), $"bytes after each tenth: {string.Join(", ", tenths)}");
        TestContext.Current.SendDiagnosticMessage("Bytes after each tenth: {0}", string.Join(", ", tenths));
    }
}
