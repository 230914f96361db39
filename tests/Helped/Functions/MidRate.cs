namespace Helped;

/// <summary>The treasury service's answer.</summary>
public sealed record MidRate(decimal Value);
