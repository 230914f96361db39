using Optimizer.Runtime;

namespace Optimizer.Core.Model;

public static class ContractTermsExtensions
{
    /// <summary>The terms that a contract declares.</summary>
    public static ContractTerms Declared(this FunctionContract contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        return (contract.Pure ? ContractTerms.Pure : 0)
            | (contract.Safe ? ContractTerms.Safe : 0)
            | (contract.Idempotent ? ContractTerms.Idempotent : 0)
            | (contract.MaxStaleness > TimeSpan.Zero ? ContractTerms.MaxStaleness : 0)
            | (contract.Coalesce is null ? 0 : ContractTerms.Coalesce)
            | (contract.Fallback is null ? 0 : ContractTerms.Fallback)
            | (contract.FailFast ? ContractTerms.FailFast : 0)
            | (contract.Shed ? ContractTerms.Shed : 0);
    }

    /// <summary>The needed terms that a contract does not declare.</summary>
    public static ContractTerms Missing(this ContractTerms needs, FunctionContract contract) => needs & ~contract.Declared();
}
