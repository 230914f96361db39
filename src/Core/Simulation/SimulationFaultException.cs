namespace Optimizer.Core.Simulation;

/// <summary>A policy broke the rules of virtual time, so that its simulation means nothing.</summary>
/// <param name="message">Which rule, with the numbers.</param>
public sealed class SimulationFaultException(string message) : Exception(message);
