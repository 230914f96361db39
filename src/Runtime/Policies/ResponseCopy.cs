using System.Text.Json;
using Optimizer.Runtime.Json;

namespace Optimizer.Runtime.Policies;

/// <summary>Copies of responses by way of JSON.</summary>
internal static class ResponseCopy
{
    /// <summary>A copy that shares nothing with its argument; text and null are their own copies.</summary>
    /// <exception cref="NotSupportedException">JSON does not carry all of the response, so that a copy would not be equal.</exception>
    public static TResponse Of<TResponse>(TResponse response)
    {
        if (response is null or string) return response;
        var json = JsonSerializer.SerializeToUtf8Bytes(response, PlatformJson.Options);
        var copy = JsonSerializer.Deserialize<TResponse>(json, PlatformJson.Options);
        if (copy is null || !SameType(response, copy) || !JsonSerializer.SerializeToUtf8Bytes(copy, PlatformJson.Options).AsSpan().SequenceEqual(json))
            throw new NotSupportedException($"A {response.GetType()} cannot be copied by way of JSON: the copy would differ from the response.");
        return copy;
    }

    /// <summary>Behind an interface (a list, a dictionary) the class that JSON chooses will do; else a subclass would lose its members.</summary>
    private static bool SameType<TResponse>(TResponse response, TResponse copy) =>
        typeof(TResponse).IsInterface || response!.GetType() == copy!.GetType();
}
