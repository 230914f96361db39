namespace Optimizer.Runtime.Versions;

/// <summary>What a runtime makes of a route that it was given.</summary>
internal enum RouteVerdict
{
    /// <summary>Follow it.</summary>
    Follow,

    /// <summary>It is older than one that was followed: keep the present one.</summary>
    Replayed,

    /// <summary>Nobody who holds the pinned key signed it: the original answers.</summary>
    Unsigned,
}
