namespace Helped;

/// <param name="PaymentId">Unique per payment.</param>
/// <param name="Token">The card, as the vault names it.</param>
public sealed record CardAuthorizationRequest(string PaymentId, string Token, decimal Amount);
