using Microsoft.CodeAnalysis;

namespace Optimizer.Core.Optimizations;

internal static class TransientFaults
{
    private static readonly string[] Roots =
    [
        "System.Net.Http.HttpRequestException", "System.TimeoutException", "System.IO.IOException", "System.Net.Sockets.SocketException",
        "System.Data.Common.DbException",
    ];

    /// <summary>Whether an exception type tells of the network, a peer or a lock, by itself or by what it derives from.</summary>
    public static bool IsOfTheWorld(string exceptionType, Compilation compilation)
    {
        for (var type = compilation.GetTypeByMetadataName(exceptionType); type is not null; type = type.BaseType)
        {
            if (Array.Exists(Roots, r => r == type.ToDisplayString())) return true;
        }
        return false;
    }
}
