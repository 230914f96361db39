namespace Optimizer.Core.Storage;

/// <summary>A conditional write met a different state; read again and decide anew.</summary>
/// <param name="partition">The entity's partition.</param>
/// <param name="row">The entity's key.</param>
public sealed class StateConflictException(string partition, string row)
    : Exception($"The entity {partition}/{row} is not in the state that the write expected.");
