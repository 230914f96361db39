namespace Optimizer.Core.Model;

/// <summary>The parts of a contract that an optimization can need.</summary>
[Flags]
public enum ContractTerms
{
    None = 0,
    Pure = 1,
    Safe = 2,
    Idempotent = 4,
    MaxStaleness = 8,
    Coalesce = 16,
    Fallback = 32,
    FailFast = 64,
    Shed = 128,
}
