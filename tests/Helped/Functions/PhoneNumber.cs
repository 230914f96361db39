namespace Helped;

/// <param name="International">With a plus and the calling code; empty when it cannot be told.</param>
/// <param name="Domestic">Whether it is of the address's country.</param>
public sealed record PhoneNumber(string International, bool Domestic)
{
    internal static PhoneNumber Unknown { get; } = new("", false);
}
