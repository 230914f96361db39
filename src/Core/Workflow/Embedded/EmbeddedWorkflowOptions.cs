namespace Optimizer.Core.Workflow.Embedded;

/// <summary>How the embedded runner executes workflows.</summary>
public sealed record EmbeddedWorkflowOptions
{
    /// <summary>Who holds the leases: unique per process, 1 to 200 characters of <c>[A-Za-z0-9._:-]</c>.</summary>
    public required string Owner { get; init; }

    /// <summary>How long an instance stays with a runner that does not renew; ≥ 1 s; default 15 s. Renewed at a third of it.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often unfinished instances without a runner are looked for, and events of other processes; default 1 s.</summary>
    public TimeSpan SweepInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Activities that run at the same time, ≥ 1; default 4.</summary>
    public int MaxConcurrentActivities { get; init; } = 4;

    /// <summary>How often an activity is begun anew after its process ended in its midst, ≥ 1, before it counts as failed; default 20.</summary>
    public int MaxInterruptions { get; init; } = 20;

    /// <summary>Whether an owner's process is known to have ended, so that its leases need not be waited out; default: never known.</summary>
    public Func<string, bool> HasEnded { get; init; } = static _ => false;
}
