namespace Optimizer.Core.Model;

/// <summary>The three answers of every examination.</summary>
public enum VerdictOutcome
{
    Pass,
    Fail,

    /// <summary>Not enough evidence: neither a pass nor a failure.</summary>
    Inconclusive,
}
