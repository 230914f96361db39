namespace Helped;

/// <param name="Granted">Whether the amount is held.</param>
public sealed record Authorization(string PaymentId, bool Granted);
