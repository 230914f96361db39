namespace Optimizer.Api.Keys;

/// <summary>What a key may do; each scope includes the ones before it.</summary>
public enum KeyScope
{
    /// <summary>Look: manifests, bundles, cycles, versions, opportunities, the audit log.</summary>
    Read,

    /// <summary>Send telemetry, start cycles, decide on reviews, roll back, restore, freeze.</summary>
    Operate,

    /// <summary>Register platforms and their source.</summary>
    Admin,
}
