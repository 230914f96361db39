namespace Helped;

/// <param name="Country">ISO 3166 code of the address.</param>
/// <param name="Number">As the shop sent it.</param>
public sealed record PhoneCheckRequest(string Country, string Number);
