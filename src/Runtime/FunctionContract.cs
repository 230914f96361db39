using System.Reflection;

namespace Optimizer.Runtime;

/// <summary>The value of a <see cref="FunctionContractAttribute"/>.</summary>
public sealed record FunctionContract
{
    /// <summary>Nothing declared.</summary>
    public static FunctionContract None { get; } = new();

    /// <inheritdoc cref="FunctionContractAttribute.Pure"/>
    public bool Pure { get; init; }

    /// <inheritdoc cref="FunctionContractAttribute.Safe"/>
    public bool Safe { get; init; }

    /// <inheritdoc cref="FunctionContractAttribute.Idempotent"/>
    public bool Idempotent { get; init; }

    /// <summary>How old a response may be; <see cref="TimeSpan.Zero"/> when not declared.</summary>
    public TimeSpan MaxStaleness { get; init; }

    /// <inheritdoc cref="FunctionContractAttribute.Coalesce"/>
    public string? Coalesce { get; init; }

    /// <inheritdoc cref="FunctionContractAttribute.Fallback"/>
    public string? Fallback { get; init; }

    /// <inheritdoc cref="FunctionContractAttribute.FailFast"/>
    public bool FailFast { get; init; }

    /// <inheritdoc cref="FunctionContractAttribute.Shed"/>
    public bool Shed { get; init; }

    /// <summary>The contract that a function class declares; <see cref="None"/> without an attribute.</summary>
    public static FunctionContract Of(Type functionType)
    {
        ArgumentNullException.ThrowIfNull(functionType);
        var declared = functionType.GetCustomAttribute<FunctionContractAttribute>();
        return declared is null ? None : From(declared);
    }

    /// <summary>The value of a declared attribute.</summary>
    public static FunctionContract From(FunctionContractAttribute declared)
    {
        ArgumentNullException.ThrowIfNull(declared);
        return new FunctionContract
        {
            Pure = declared.Pure,
            Safe = declared.Safe || declared.Pure,
            Idempotent = declared.Idempotent || declared.Safe || declared.Pure,
            MaxStaleness = TimeSpan.FromSeconds(declared.MaxStalenessSeconds),
            Coalesce = declared.Coalesce,
            Fallback = declared.Fallback,
            FailFast = declared.FailFast,
            Shed = declared.Shed,
        };
    }
}
