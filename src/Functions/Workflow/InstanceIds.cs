using System.Security.Cryptography;
using System.Text;

namespace Optimizer.Functions.Workflow;

/// <summary>Ids that Durable Functions takes: 1 to 100 characters.</summary>
internal static class InstanceIds
{
    public const int MaxLength = 100;
    private const int HashLength = 32;

    /// <returns>The id itself, or its beginning and a hash of it where it is too long; the same at each replay.</returns>
    public static string Of(string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        if (id.Length <= MaxLength) return id;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..HashLength];
        return $"{id[..(MaxLength - HashLength - 1)]}.{hash}";
    }
}
