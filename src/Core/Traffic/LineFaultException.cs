namespace Optimizer.Core.Traffic;

/// <summary>Why a line cannot be used; thrown and caught within the parsing of one line.</summary>
/// <param name="column">Byte in the line, from 1.</param>
/// <param name="reason">What is wrong.</param>
internal sealed class LineFaultException(long column, string reason) : Exception(reason)
{
    public long Column { get; } = column;
}
