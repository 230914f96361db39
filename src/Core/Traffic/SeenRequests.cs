namespace Optimizer.Core.Traffic;

/// <summary>
/// A bounded table by request key: sets of four places, in a full set the request seen longest ago is forgotten. Doubles while
/// its bound and the shared budget allow.
/// </summary>
internal sealed class SeenRequests(int maxKeys, Budget budget)
{
    private const int Ways = 4;
    private const int FirstSize = 64;

    private SeenRequest[] places = [];
    private int used;
    private bool full;

    /// <summary>The place of a key.</summary>
    /// <param name="key">Not 0.</param>
    /// <param name="known">Whether the key was there; else the place is cleared and given to it.</param>
    public ref SeenRequest Find(ulong key, out bool known)
    {
        if (!full && used >= places.Length / 2) Grow();
        var set = SetOf(key);
        var oldest = set;
        known = true;
        for (var i = set; i < set + Ways; i++)
        {
            if (places[i].Key == key) return ref places[i];
            if (places[i].Key == 0 || (places[oldest].Key != 0 && places[i].Start < places[oldest].Start)) oldest = i;
            if (places[oldest].Key == 0) break;
        }
        known = false;
        if (places[oldest].Key == 0) used++;
        places[oldest] = new SeenRequest { Key = key };
        return ref places[oldest];
    }

    private int SetOf(ulong key) => (int)((key * 0x9E3779B97F4A7C15UL >> 32) & (uint)(places.Length / Ways - 1)) * Ways;

    private void Grow()
    {
        var before = places;
        var size = Math.Max(FirstSize, before.Length * 2);
        full = before.Length > 0 && (size > maxKeys || !budget.TryTake(size - before.Length));
        if (full) return;
        places = new SeenRequest[size];
        used = 0;
        foreach (var request in before.Where(r => r.Key != 0))
            Find(request.Key, out _) = request;
    }
}
