namespace Optimizer.Core.State;

/// <summary>The end of a platform's audit log.</summary>
internal sealed record AuditHead(long Sequence, string Hash)
{
    public static AuditHead Empty { get; } = new(0, new string('0', 64));
}
