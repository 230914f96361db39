namespace Optimizer.Core.Model;

/// <summary>How an optimization changes a function, and so how it is proved.</summary>
public enum OptimizationClass
{
    /// <summary>Wraps the function; improvement proved by trace-driven simulation.</summary>
    Policy,

    /// <summary>Rewrites its source; improvement measured by paired execution.</summary>
    Code,
}
