using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Optimizer.Core.Traffic;

/// <summary>64-bit digests; never 0, which stands for unknown.</summary>
public static class TraceKey
{
    /// <summary>Of a request's hash, as in <see cref="TraceCall.Key"/>.</summary>
    public static ulong Of(string requestHash) => NotZero(XxHash3.HashToUInt64(MemoryMarshal.AsBytes(requestHash.AsSpan())));

    /// <summary>Of JSON as it was written.</summary>
    public static ulong Of(JsonElement json) => NotZero(XxHash3.HashToUInt64(JsonMarshal.GetRawUtf8Value(json)));

    private static ulong NotZero(ulong digest) => digest == 0 ? 1 : digest;
}
