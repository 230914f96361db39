using System.Diagnostics.CodeAnalysis;

namespace Optimizer.Runtime.Policies;

/// <summary>A table of bounded size in which the least recently used entry makes room. Not thread-safe.</summary>
/// <param name="capacity">Entries at most, ≥ 1.</param>
internal sealed class RecentlyUsedTable<TKey, TValue>(int capacity)
    where TKey : notnull
    where TValue : class
{
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value)>> nodes = [];
    private readonly LinkedList<(TKey Key, TValue Value)> recent = new();

    public int Count => nodes.Count;

    public bool TryGet(TKey key, [NotNullWhen(true)] out TValue? value)
    {
        if (!nodes.TryGetValue(key, out var node))
        {
            value = null;
            return false;
        }
        if (recent.First != node)
        {
            recent.Remove(node);
            recent.AddFirst(node);
        }
        value = node.Value.Value;
        return true;
    }

    /// <summary>Adds an entry, or replaces the one with the same key.</summary>
    public void Set(TKey key, TValue value)
    {
        if (nodes.Remove(key, out var old))
            recent.Remove(old);
        else if (nodes.Count == capacity)
            RemoveOldest();
        nodes[key] = recent.AddFirst((key, value));
    }

    /// <summary>Removes the entry of a key if it still is the given one.</summary>
    public void Remove(TKey key, TValue value)
    {
        if (!nodes.TryGetValue(key, out var node) || !ReferenceEquals(node.Value.Value, value)) return;
        nodes.Remove(key);
        recent.Remove(node);
    }

    private void RemoveOldest()
    {
        nodes.Remove(recent.Last!.Value.Key);
        recent.RemoveLast();
    }
}
