namespace Optimizer.Core.Phases.Monitoring;

/// <summary>How versions are stepped up, and when they are taken back.</summary>
public sealed record RolloutOptions
{
    /// <summary>Shares of invocations that a canary gets one after the other, ascending, the last one 1; default 1, 5, 20, 50, 100 %.</summary>
    public IReadOnlyList<double> Steps { get; init; } = [0.01, 0.05, 0.20, 0.50, 1];

    /// <summary>A canary that is not promoted within this time is withdrawn; default 72 h.</summary>
    public TimeSpan MaxDuration { get; init; } = TimeSpan.FromHours(72);

    /// <summary>Evidence that a step needs before the next one: canary invocations since it began; default 30.</summary>
    public long MinInvocationsPerStep { get; init; } = 30;

    /// <summary>Canary invocations in all that promotion needs, so that harm to one call in a hundred has had time to show; default 4,000.</summary>
    public long MinInvocationsToPromote { get; init; } = 4_000;

    /// <summary>… or so long at the last share before 1, where traffic is too little for that; default 24 h.</summary>
    public TimeSpan LongestLastStep { get; init; } = TimeSpan.FromHours(24);

    /// <summary>A step lasts at least this long; default zero.</summary>
    public TimeSpan MinStepDuration { get; init; } = TimeSpan.Zero;

    /// <summary>Roll back when the e-value against "fails no more often than its base" reaches this; default 20, so a canary that is no worse is taken back with probability at most 1/20, however often one looks.</summary>
    public double EValueLimit { get; init; } = 20;

    /// <summary>Roll back at this error rate, 0 to 1; default 0.05.</summary>
    public double HardErrorRate { get; init; } = 0.05;

    /// <summary>… when at least so many invocations were seen; default 100.</summary>
    public long HardMinInvocations { get; init; } = 100;

    /// <summary>… and so many errors; default 6.</summary>
    public long HardMinErrors { get; init; } = 6;

    /// <summary>… and so many errors or more would be less probable than this if the version failed as often as its base; default 0.00001. A function that always failed is not taken back for it.</summary>
    public double HardTailProbability { get; init; } = 0.00001;

    /// <summary>Roll back when realised ÷ predicted gain is credibly below this; default 0.5. Also what the best estimate must reach for promotion.</summary>
    public double MinEffectiveness { get; init; } = 0.5;

    /// <summary>Roll back when mean latency is credibly more than this share above the base's (or above what validation predicted, if that is more); default 0.1.</summary>
    public double MaxSlowdown { get; init; } = 0.1;

    /// <summary>Invocations of version and base that are left out of the comparison of tails: the first calls of a version are compiled while their callers wait. Default 100.</summary>
    public long MinInvocationsForTail { get; init; } = 100;

    /// <summary>Roll back when the mean of the bytes that a call allocates is credibly more than this share above the base's; default 0.5.</summary>
    public double MaxAllocationGrowth { get; init; } = 0.5;

    /// <summary>… and above it by at least so many bytes; default 16 KiB.</summary>
    public double MinAllocationGrowthBytes { get; init; } = 16 * 1024;

    /// <summary>Probability with which the confidence sequences behind effectiveness and slow-down ever miss; default 0.05.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>Successful (or observed) invocations per version below which nothing is said of effectiveness; default 30.</summary>
    public long MinInvocationsForEffect { get; init; } = 30;

    /// <summary>How far back a promoted version's evidence is read; default 24 h. Beyond it there is no control close enough in time, and only the hard error limit holds.</summary>
    public TimeSpan PromotedHorizon { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Every function serves version 0 when monitoring has not looked at its platform for so long and Tier 1 does not answer either; default 1 h.</summary>
    public TimeSpan SafeStateAfter { get; init; } = TimeSpan.FromHours(1);

    /// <summary>All faults of these options, each with the option's name; empty when valid.</summary>
    public IReadOnlyList<string> Validate() => RolloutOptionsValidator.FaultsOf(this);
}
