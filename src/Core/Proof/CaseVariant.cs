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

    /// <summary>Every dependency call takes a minute, of the pinned clock.</summary>
    Slow,

    /// <summary>All cases of this kind are in flight at once, again and again, against one instance.</summary>
    Concurrent,

    /// <summary>The same request a second time, after its caller has changed the first response.</summary>
    Repeated,
}
