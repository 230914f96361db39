using Optimizer.Core.Phases.Monitoring;
using Optimizer.Local.Store;

namespace Optimizer.Local.Demo;

/// <summary>How long the demonstration's stages last: a day's work in about a minute.</summary>
internal sealed record DemoOptions
{
    /// <summary>Of traffic, service times and faults. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The platform's folder; default: the sample's, beside the command.</summary>
    public string PlatformFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "Functions");

    /// <summary>The sample's program; default: beside the command.</summary>
    public string Program { get; init; } = Path.Combine(AppContext.BaseDirectory, "Storefront.dll");

    /// <summary>Store to keep; null (default): a temporary folder that is removed.</summary>
    public DirectoryInfo? Data { get; init; }

    /// <summary>The account that keeps the store; null (default): none, the folder does.</summary>
    public AccountStore? Account { get; init; }

    /// <summary>Traffic that is left out of the baseline while the process is cold. Default 3 s.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Traffic before the cycle. Default 14 s.</summary>
    public TimeSpan Baseline { get; init; } = TimeSpan.FromSeconds(14);

    /// <summary>Longest wait for the cycle to end, which takes half a minute on two idle processors. Default two minutes.</summary>
    public TimeSpan CycleLimit { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Longest wait, after the cycle, until no version is on trial any more. Default 20 s.</summary>
    public TimeSpan RolloutLimit { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>From the last promotion until every instance surely routes by it. Default 1.5 s.</summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>Traffic after the last promotion. Default 10 s.</summary>
    public TimeSpan After { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest wait for the rollback. Default 12 s.</summary>
    public TimeSpan RollbackLimit { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>Canary steps 20, 50, 100 % (in production: 1, 5, 20, 50, 100 %) and 60 canary calls before promotion (4,000); every limit that takes a version back is production's.</summary>
    public RolloutOptions Rollout { get; init; } = new() { Steps = [0.20, 0.50, 1], MinInvocationsToPromote = 60 };
}
