namespace Optimizer.Core.Storage;

/// <summary>A content-addressed blob is missing, or its bytes are not the ones that were written.</summary>
public sealed class DamagedBlobException(string container, string name, string reason)
    : Exception($"The blob {container}/{name} {reason}. Restore it from a copy of the store, or take what refers to it back.");
