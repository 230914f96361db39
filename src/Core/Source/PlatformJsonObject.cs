namespace Optimizer.Core.Source;

/// <summary>An object of <c>platform.json</c>: its place and its members.</summary>
/// <param name="Place">Of the opening brace, or of what stands where an object should.</param>
/// <param name="IsBroken">A fault has already been reported, so a missing member says nothing.</param>
internal sealed record PlatformJsonObject(PlatformJsonValue Place, bool IsBroken)
{
    public Dictionary<string, PlatformJsonValue> Members { get; } = new(StringComparer.Ordinal);

    public PlatformFault Fault(string message) => Place.Fault(message);
}
