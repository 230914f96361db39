namespace Optimizer.Core.Learning;

/// <summary>The last values of a sequence, oldest first; adding allocates nothing.</summary>
internal sealed class Ring<T>(int capacity)
{
    private readonly T[] items = new T[capacity];
    private int head;

    public int Count { get; private set; }

    public int Capacity => items.Length;

    /// <summary>0 is the oldest.</summary>
    public T this[int index] => index >= 0 && index < Count
        ? items[(head - Count + index + items.Length) % items.Length]
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"There are {Count} values.");

    public T Last => this[Count - 1];

    public void Add(T item)
    {
        items[head] = item;
        head = (head + 1) % items.Length;
        if (Count < items.Length) Count++;
    }

    public T[] ToArray()
    {
        var copy = new T[Count];
        for (var i = 0; i < copy.Length; i++) copy[i] = this[i];
        return copy;
    }
}
