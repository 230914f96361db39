namespace Optimizer.Runtime;

/// <summary>
/// Marks a member of a request or response whose value must not leave the process. Recordings carry a keyed hash in its
/// place, which keeps equality.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter, Inherited = true)]
public sealed class SensitiveAttribute : Attribute;
