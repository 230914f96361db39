namespace Optimizer.Local.Demo;

/// <summary>The two stretches of live traffic that are compared: before the cycle, and after the last promotion until the regression.</summary>
internal sealed record DemoMoments(
    DateTimeOffset BaselineFrom, DateTimeOffset BaselineTo, DateTimeOffset AfterFrom, DateTimeOffset AfterTo);
