namespace Optimizer.Core.Storage;

/// <summary>What must hold for a write to happen.</summary>
public enum WriteCondition
{
    Any,
    Absent,
    Matches,
}
