using System.Text;

namespace Storefront.Supplier;

/// <summary>FNV-1a (Fowler, Noll and Vo): the same in every process, so that prices and stock do not change between runs.</summary>
internal static class StableHash
{
    /// <returns>0 to 2³¹ − 1.</returns>
    public static int Of(string text)
    {
        var hash = 2166136261u;
        foreach (var b in Encoding.UTF8.GetBytes(text))
            hash = (hash ^ b) * 16777619u;
        return (int)(hash & int.MaxValue);
    }
}
