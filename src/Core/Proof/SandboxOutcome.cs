namespace Optimizer.Core.Proof;

/// <summary>How the child process ended.</summary>
public enum SandboxOutcome
{
    Completed,
    TimedOut,
    OutOfMemory,

    /// <summary>The process ended by itself before its work was done: stack overflow, <c>Environment.Exit</c>, fail-fast.</summary>
    Crashed,

    /// <summary>The job could not be started: a type that is not there, a constructor that cannot be served.</summary>
    Refused,
}
