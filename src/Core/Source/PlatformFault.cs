namespace Optimizer.Core.Source;

/// <summary>Something wrong with a platform's folder, at its place.</summary>
/// <param name="File">Relative to the folder.</param>
/// <param name="Line">1-based; 0 when the fault has no line.</param>
/// <param name="Column">1-based, in UTF-16 code units; 0 when the fault has no line.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record PlatformFault(string File, int Line, int Column, string Message)
{
    /// <summary><c>Functions/PriceQuote.cs(12,5): CS0246: The type …</c></summary>
    public override string ToString() =>
        Line == 0 ? $"{File}: {Message}" : FormattableString.Invariant($"{File}({Line},{Column}): {Message}");
}
