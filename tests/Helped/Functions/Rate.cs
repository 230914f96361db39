namespace Helped;

/// <param name="Value">Units of <paramref name="To"/> for one of <paramref name="From"/>, margin taken off.</param>
public sealed record Rate(string From, string To, decimal Value);
