using Optimizer.Core.Model;

namespace Optimizer.Core.State;

/// <summary>The platform takes no change forward now: it is frozen or stopped, within a freeze window, or its budget is spent. Taking back stays possible.</summary>
public sealed class PlatformFrozenException(string platform, string function, string @event, Reason reason)
    : Exception($"'{@event}' was not applied to {function} of {platform}. {reason.Sentence} {reason.WouldFlip}".TrimEnd())
{
    /// <summary>What is in the way.</summary>
    public Reason Reason { get; } = reason;
}
