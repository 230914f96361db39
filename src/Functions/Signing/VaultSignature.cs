namespace Optimizer.Functions.Signing;

/// <summary>What Key Vault answers to a request to sign.</summary>
/// <param name="Value">The signature in IEEE P1363 form, base64url.</param>
internal sealed record VaultSignature(string Value);
