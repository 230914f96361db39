namespace Optimizer.Api.Keys;

/// <summary>Who calls.</summary>
/// <param name="Id">The key's id.</param>
/// <param name="Scope">What the key may do.</param>
/// <param name="Platform">The only platform that the key is for; null: all.</param>
public sealed record KeyHolder(string Id, KeyScope Scope, string? Platform = null)
{
    /// <summary>As the audit log names it.</summary>
    public string Actor => $"key:{Id}";
}
