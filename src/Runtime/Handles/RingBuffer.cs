using System.Numerics;
using System.Runtime.CompilerServices;

namespace Optimizer.Runtime.Handles;

/// <summary>
/// Bounded queue for many producers and one consumer; neither blocks nor allocates. After Vyukov, "Bounded MPMC queue"
/// (1024cores.net): each cell's sequence number says whose turn it is.
/// </summary>
/// <param name="capacity">A power of two.</param>
internal sealed class RingBuffer<T>(int capacity)
{
    private readonly Cell[] cells = CreateCells(capacity);
    private readonly int mask = capacity - 1;
    private PaddedCounter tail;
    private PaddedCounter head;

    /// <summary>Adds an item, unless the buffer is full.</summary>
    /// <param name="item">The item.</param>
    /// <param name="position">How many items came before, when added.</param>
    public bool TryEnqueue(in T item, out long position)
    {
        while (true)
        {
            position = Volatile.Read(ref tail.Value);
            ref var cell = ref cells[position & mask];
            var turn = Volatile.Read(ref cell.Sequence) - position;
            if (turn < 0) return false;
            if (turn > 0 || Interlocked.CompareExchange(ref tail.Value, position + 1, position) != position) continue;
            cell.Item = item;
            Volatile.Write(ref cell.Sequence, position + 1);
            return true;
        }
    }

    /// <summary>Takes the oldest item; for one consumer at a time.</summary>
    public bool TryDequeue(out T item)
    {
        var position = head.Value;
        ref var cell = ref cells[position & mask];
        if (Volatile.Read(ref cell.Sequence) != position + 1)
        {
            item = default!;
            return false;
        }
        item = cell.Item;
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>()) cell.Item = default!;
        head.Value = position + 1;
        Volatile.Write(ref cell.Sequence, position + mask + 1);
        return true;
    }

    private static Cell[] CreateCells(int capacity)
    {
        if (!BitOperations.IsPow2(capacity)) throw new ArgumentOutOfRangeException(nameof(capacity), capacity, "Must be a power of two.");
        var cells = new Cell[capacity];
        for (var i = 0; i < cells.Length; i++) cells[i].Sequence = i;
        return cells;
    }

    private struct Cell
    {
        public long Sequence;
        public T Item;
    }
}
