namespace Optimizer.Functions.Signing;

/// <summary>What Key Vault answers to reading a key.</summary>
internal sealed record VaultKeyAnswer(VaultKey Key);
