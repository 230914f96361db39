using Optimizer.Core.Model;

namespace Optimizer.Core.Learning.Loop;

/// <summary>What is known of a changed ranking policy before it is used: doubly robust estimates on logged decisions, per cycle.</summary>
/// <param name="Version">Of the policy that ranks from now on.</param>
/// <param name="Cycles">Logged cycles with an outcome.</param>
/// <param name="Changed">Predicted saving on the platform's traffic that the changed policy would have realised.</param>
/// <param name="InUse">The same of the policy in use until now.</param>
/// <param name="Default">The same of the default priorities.</param>
/// <param name="AboveDefault">Changed less default, cycle by cycle.</param>
/// <param name="Adopted">Whether the changed policy ranks from now on: its lower bound is at most 5 % below the default priorities'.</param>
public sealed record PolicyReview(int Version, int Cycles, Estimate Changed, Estimate InUse, Estimate Default, Estimate AboveDefault, bool Adopted)
{
    public override string ToString() => FormattableString.Invariant(
        $"changed ranking policy on {Cycles} logged cycles: {Changed.Value:0.####} [{Changed.Lower:0.####}, {Changed.Upper:0.####}] per cycle, in use {InUse.Value:0.####}, default priorities {Default.Value:0.####}; {(Adopted ? $"adopted as version {Version}" : $"not used, version {Version} stays")}");
}
