namespace Optimizer.Core.Storage;

/// <summary>A stored document is not what was written, and it has no whole copy.</summary>
public sealed class DamagedDocumentException(string partition, string row)
    : Exception($"The document {partition}/{row} is not what was written, and it has no whole copy. Its bytes are kept in the container 'quarantine'. Put it back from a copy of the store, or see docs/how-to/undo-by-hand.md.");
