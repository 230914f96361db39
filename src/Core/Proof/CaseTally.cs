namespace Optimizer.Core.Proof;

/// <summary>How many cases proved something.</summary>
/// <param name="N">Those that the bound is over.</param>
/// <param name="Generated">Made-up ones beside them.</param>
/// <param name="Unserved">Recorded ones that proved nothing.</param>
internal sealed record CaseTally(int N, int Generated, int Unserved)
{
    public int All => N + Generated;

    /// <summary>Rule of three: 3/n, at most 1.</summary>
    public double Bound => N == 0 ? 1 : Math.Min(1, 3.0 / N);
}
