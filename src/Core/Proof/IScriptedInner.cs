namespace Optimizer.Core.Proof;

/// <summary>The function that a decorator under test wraps. Unscripted calls answer at once with the request's reference response.</summary>
public interface IScriptedInner
{
    /// <summary>Calls that reached the function so far.</summary>
    int Calls { get; }

    /// <summary>Calls whose token was cancelled before they ended.</summary>
    int CancelledCalls { get; }

    /// <summary>Canonical JSON of the request that the last of <see cref="Calls"/> came with; null before the first, and for dependencies.</summary>
    string? LastRequest { get; }

    /// <summary>The next <paramref name="calls"/> calls throw <paramref name="make"/>'s exception (after the delay, if one is set).</summary>
    void Fail(int calls, Func<Exception> make);

    /// <summary>The next <paramref name="calls"/> calls take this long in virtual time and honour their token.</summary>
    /// <param name="calls">How many.</param>
    /// <param name="duration">How long.</param>
    /// <param name="after">Calls before them that are not delayed.</param>
    void Delay(int calls, TimeSpan duration, int after = 0);

    /// <summary>As <see cref="Delay"/>, but a call looks at its token only when its time is over.</summary>
    void Linger(int calls, TimeSpan duration);

    /// <summary>An exception of the named type, as close as it can be made (for faults that a trace names).</summary>
    Exception Make(string exceptionTypeName);
}
