using Optimizer.Runtime.Telemetry;

namespace Optimizer.Core.Traffic;

/// <summary>A uniform sample of the recordings offered to it (Vitter, "Random sampling with a reservoir", 1985, algorithm R), within a byte budget.</summary>
internal sealed class RecordingStratum(int capacity, Random random, Budget bytes)
{
    private readonly List<(Invocation Recording, long Size)> kept = [];
    private long offered;

    public IEnumerable<Invocation> Kept => kept.Select(k => k.Recording);

    public void Offer(Invocation recording, long size)
    {
        offered++;
        if (kept.Count < capacity)
        {
            if (bytes.TryTake(size)) kept.Add((recording, size));
            return;
        }
        var place = random.NextInt64(offered);
        if (place < kept.Count) Replace((int)place, recording, size);
    }

    private void Replace(int place, Invocation recording, long size)
    {
        var before = kept[place].Size;
        bytes.Return(before);
        if (bytes.TryTake(size)) kept[place] = (recording, size);
        else bytes.TryTake(before);
    }
}
