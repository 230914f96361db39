namespace Optimizer.Runtime;

/// <summary>
/// What callers of a function may rely on, and so what an optimization may change. Nothing declared means that only
/// changes which preserve every result are allowed.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class FunctionContractAttribute : Attribute
{
    /// <summary>The response depends on the request alone, and the call has no effects.</summary>
    public bool Pure { get; set; }

    /// <summary>The call has no effects that a caller could observe (RFC 9110, section 9.2.1).</summary>
    public bool Safe { get; set; }

    /// <summary>Repeating the call has the effect of making it once (RFC 9110, section 9.2.2).</summary>
    public bool Idempotent { get; set; }

    /// <summary>How old a response may be, in seconds. 0 (default): not declared.</summary>
    public double MaxStalenessSeconds { get; set; }

    /// <summary>The request property whose equal values may be coalesced into the last call. Null (default): not declared.</summary>
    public string? Coalesce { get; set; }

    /// <summary><c>last-good</c>, or the name of a static member that gives the fallback response. Null (default): not declared.</summary>
    public string? Fallback { get; set; }

    /// <summary>Callers prefer a fast failure over waiting for an unavailable dependency.</summary>
    public bool FailFast { get; set; }

    /// <summary>Excess calls may be refused under overload.</summary>
    public bool Shed { get; set; }
}
