namespace Optimizer.Core.Proof;

/// <summary>How a case departs from what was recorded, beside its request.</summary>
public enum CaseVariant
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>The caller's token is cancelled before the call.</summary>
    Cancelled,

    /// <summary>One of the dependency calls fails.</summary>
    Faulted,
}
