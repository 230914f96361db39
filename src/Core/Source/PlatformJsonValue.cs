using System.Text.Json;

namespace Optimizer.Core.Source;

/// <summary>A value of <c>platform.json</c> with its place.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Of a string; else empty.</param>
/// <param name="Start">Index of its first character in the file.</param>
/// <param name="Length">Characters, the quotes included.</param>
/// <param name="Line">1-based.</param>
/// <param name="Column">1-based.</param>
internal sealed record PlatformJsonValue(JsonTokenType Kind, string Text, int Start, int Length, int Line, int Column)
{
    public PlatformFault Fault(string message) => new(PlatformDefinitionReader.FileName, Line, Column, message);
}
