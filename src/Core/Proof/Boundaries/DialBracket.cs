namespace Optimizer.Core.Proof.Boundaries;

/// <summary>Two places of a dial, and where to go from them.</summary>
/// <param name="A">The one before.</param>
/// <param name="B">The last.</param>
internal sealed record DialBracket(DialPlace A, DialPlace B)
{
    private bool hasBisected;

    private bool IsAround => Math.Sign(A.Distance) * Math.Sign(B.Distance) < 0;

    /// <summary>Where the secant crosses the boundary; between the two, where it lies between them and the secant did not get there.</summary>
    /// <param name="isWhole">Whether only whole numbers are tried.</param>
    /// <returns>Null where there is nowhere new to go.</returns>
    public double? Next(bool isWhole)
    {
        if (A.Distance == B.Distance) return null;
        var exact = hasBisected && IsAround ? (A.Value + B.Value) / 2 : B.Value - (B.Distance * (B.Value - A.Value) / (B.Distance - A.Distance));
        var value = isWhole ? Math.Round(exact) : Math.Round(exact, 6);
        if (value == A.Value || value == B.Value) value = isWhole && IsAround ? Math.Round((A.Value + B.Value) / 2) : value;
        return double.IsFinite(value) && value != A.Value && value != B.Value ? value : null;
    }

    /// <summary>With a new place; where the boundary lies between two, it stays between the two that are kept.</summary>
    public DialBracket With(DialPlace next)
    {
        var keepsA = IsAround && Math.Sign(next.Distance) != Math.Sign(A.Distance);
        return new DialBracket(keepsA ? A : B, next) { hasBisected = keepsA };
    }
}
