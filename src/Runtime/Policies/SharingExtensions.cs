using System.Diagnostics.CodeAnalysis;

namespace Optimizer.Runtime.Policies;

/// <summary>Keys and copies where they can be had: what cannot be keyed or copied is not shared, and its caller never sees why.</summary>
internal static class SharingExtensions
{
    public static bool TryKeyOf<TRequest, TResponse>(this PolicyServices<TRequest, TResponse> services, TRequest request, out RequestKey key)
    {
        try
        {
            key = services.KeyOf(request);
            return true;
        }
        catch (Exception)
        {
            key = default;
            return false;
        }
    }

    public static bool TryCopy<TRequest, TResponse>(
        this PolicyServices<TRequest, TResponse> services, TResponse response, [MaybeNullWhen(false)] out TResponse copy)
    {
        try
        {
            copy = services.CopyOf(response);
            return true;
        }
        catch (Exception)
        {
            copy = default;
            return false;
        }
    }
}
