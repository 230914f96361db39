namespace Optimizer.Local.Commands.Bench.Controls;

/// <param name="Seed">Of the function and its traffic.</param>
/// <param name="Kind"><c>code</c>: the same source again; <c>policy</c>: a policy that finds nothing to do in the traffic.</param>
/// <param name="Type">The optimization whose examination it went through.</param>
/// <param name="Improvement"><c>pass</c>, <c>fail</c> or <c>inconclusive</c>; <c>none</c> where an earlier examination failed.</param>
/// <param name="Release">What the gates would do at full autonomy.</param>
/// <param name="Predicted">Relative gain.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Because">The first reason.</param>
internal sealed record ControlOutcome(
    int Seed, string Kind, string Type, string Improvement, string Release, double Predicted, double Confidence, string Because)
{
    public bool IsAccepted => Improvement == "pass" || Release == "deploy";
}
