using Optimizer.Runtime.Tests.Samples;
using Optimizer.Runtime.Tests.Versions;
using Optimizer.Runtime.Versions;

namespace Optimizer.Runtime.Tests.Endurance;

[Collection(nameof(Alone))]
public sealed class HotSwapTests : VersionsTest
{
    private const int Swaps = 1_000;
    private static readonly string[] Sources = ["original", "v1", "v2", "v3", "v4"];

    [Fact]
    public async Task A_thousand_hot_swaps_under_load_fail_no_call_keep_memory_flat_and_unload_every_context()
    {
        Updates = UpdaterOf(32);
        var bundles = Enumerable.Range(1, 4).Select(v => ABundle.Pricing(v, $"v{v}")).ToArray();
        using var stop = new CancellationTokenSource();
        var callers = Enumerable.Range(0, 2).Select(_ => Task.Run(() => CallAsync(stop.Token))).ToArray();
        var memory = new MemoryTenths();
        for (var swap = 1; swap <= Swaps; swap++)
        {
            await RouteAsync(bundles[swap % 4], null);
            if (swap % (Swaps / 10) == 0) memory.Measure();
        }
        await stop.CancelAsync();
        var calls = await Task.WhenAll(callers);
        await RouteAsync(null, null);
        for (var look = 0; look < UnloadProbe.MaxLooks - 1 && Runtime.Counters.Unloaded.Value < Optimizer.Downloads; look++)
        {
            GC.WaitForPendingFinalizers();
            await Updates.UpdateAsync(default);
        }
        memory.MustBeFlat(buffersMiB: 2);
        Assert.Equal((Swaps, (long)Swaps, 0L), (Optimizer.Downloads, Runtime.Counters.Unloaded.Value, Runtime.Counters.Leaked.Value));
        Assert.Equal((0L, 0L), (Runtime.Counters.FellBack.Value, Runtime.Counters.Refused.Value));
        Assert.True(calls.Sum() > Swaps, $"only {calls.Sum()} calls under {Swaps} swaps");
        TestContext.Current.SendDiagnosticMessage("{0} calls answered during {1} swaps", calls.Sum(), Swaps);
    }

    /// <returns>How many calls were answered; one that fails ends the test.</returns>
    private async Task<long> CallAsync(CancellationToken stopped)
    {
        var calls = 0L;
        while (!stopped.IsCancellationRequested)
        {
            for (var i = 0; i < 10; i++) Assert.Contains(await SourceAsync(), Sources);
            calls += 10;
            Runtime.Drain(Handle);
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, CancellationToken.None);
        }
        return calls;
    }
}
