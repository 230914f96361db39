namespace Optimizer.Sandbox.Child;

/// <summary>The sides of a job, as results name them.</summary>
internal static class SideNames
{
    public const string Probe = "probe";
    public const string Baseline = "baseline";
    public const string BaselineAgain = "baseline-again";
    public const string Candidate = "candidate";
}
