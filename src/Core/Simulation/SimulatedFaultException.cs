namespace Optimizer.Core.Simulation;

/// <summary>Stands in a simulation for a failure whose exception type the trace names.</summary>
/// <param name="typeName">The full name of the recorded exception's type.</param>
public sealed class SimulatedFaultException(string typeName) : Exception($"The trace has a {typeName} here.")
{
    public string TypeName { get; } = typeName;
}
