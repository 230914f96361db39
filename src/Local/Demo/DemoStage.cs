namespace Optimizer.Local.Demo;

/// <summary>What the demonstration does, in this order.</summary>
internal enum DemoStage
{
    Starting,
    Baseline,
    Cycle,
    Rollout,
    After,
    Regression,
    Done,
}
