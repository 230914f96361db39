namespace Optimizer.Core.Simulation;

/// <summary>The name by which policies tell faults apart, alike in production and in simulation.</summary>
public static class FaultName
{
    /// <summary>The full name of the exception's type; in a simulation the name that the trace carries.</summary>
    public static string Of(Exception fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return fault is SimulatedFaultException simulated ? simulated.TypeName : fault.GetType().FullName!;
    }
}
