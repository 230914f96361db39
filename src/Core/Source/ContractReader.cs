using Microsoft.CodeAnalysis;
using Optimizer.Runtime;

namespace Optimizer.Core.Source;

/// <summary>Reads a function's contract from its source.</summary>
internal static class ContractReader
{
    /// <summary>The class's <c>FunctionContract</c> attribute, wherever among its parts it stands; null without one.</summary>
    public static AttributeData? Attribute(INamedTypeSymbol type) => type.GetAttributes().FirstOrDefault(
        a => a.AttributeClass?.ToDisplayString() == typeof(FunctionContractAttribute).FullName);

    public static FunctionContract Read(INamedTypeSymbol type)
    {
        if (Attribute(type) is not { } attribute) return FunctionContract.None;
        var declared = new FunctionContractAttribute();
        foreach (var (name, value) in attribute.NamedArguments)
        {
            if (!value.IsNull && value.Kind != TypedConstantKind.Error)
                typeof(FunctionContractAttribute).GetProperty(name)?.SetValue(declared, value.Value);
        }
        return FunctionContract.From(declared);
    }
}
