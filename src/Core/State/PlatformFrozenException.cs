namespace Optimizer.Core.State;

/// <summary>The platform is frozen: nothing is deployed or moved until it is unfrozen; taking back stays possible.</summary>
public sealed class PlatformFrozenException(string platform, string function, string @event)
    : Exception($"The platform {platform} is frozen, so '{@event}' was not applied to {function}. Unfreeze it first.");
