namespace Optimizer.Core.Traffic;

/// <summary>The most recent arrivals, growing while the function's bound and the shared budget allow.</summary>
internal sealed class CallRing(int maxCalls, Budget budget)
{
    private const int FirstSize = 64;

    private TraceCall[] calls = [];
    private int next;
    private bool full;

    public void Add(TraceCall call)
    {
        if (next == calls.Length && !full) Grow();
        if (calls.Length == 0) return;
        if (next == calls.Length) next = 0;
        calls[next++] = call;
    }

    /// <summary>Ascending by start.</summary>
    public TraceCall[] ToSorted()
    {
        var sorted = full ? [.. calls] : calls[..next];
        Array.Sort(sorted, static (a, b) => a.StartTicks.CompareTo(b.StartTicks));
        return sorted;
    }

    private void Grow()
    {
        var more = Math.Min(Math.Max(FirstSize, calls.Length), maxCalls - calls.Length);
        if (more > 0 && budget.TryTake(more)) Array.Resize(ref calls, calls.Length + more);
        else full = true;
    }
}
