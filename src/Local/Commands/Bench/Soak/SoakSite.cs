using Microsoft.Extensions.DependencyInjection;
using Optimizer.Core.Catalog;
using Optimizer.Core.Learning.Loop;
using Optimizer.Core.Phases.Monitoring;
using Optimizer.Core.Proof;
using Optimizer.Core.State;
using Optimizer.Core.State.Telemetry;
using Optimizer.Core.Storage;
using Optimizer.Core.Traffic;
using Optimizer.Core.Workflow;
using Optimizer.Core.Workflow.Embedded;
using Optimizer.Local.Hosting;
using Optimizer.Storage;

namespace Optimizer.Local.Commands.Bench.Soak;

/// <summary>
/// The optimizer of one process on a real folder, or of a host that was staged: phases, workflow, state, audit, backups and monitoring are the product's. Only the
/// sandbox's child process is not there, the clock hurries but for Tier 1's deadlines, and store and activities fail when they are told to.
/// </summary>
internal sealed class SoakSite(IServiceProvider services, StagedFaults faults, HurriedTime time) : IAsyncDisposable
{
    public StagedFaults Faults { get; } = faults;

    public HurriedTime Time { get; } = time;

    public PlatformState State => Get<PlatformState>();

    public EmbeddedWorkflowRunner Runner => Get<EmbeddedWorkflowRunner>();

    /// <param name="folder">Of the store; must exist.</param>
    /// <param name="start">What the clock shows at first.</param>
    public static SoakSite Open(string folder, StagedFaults faults, DateTimeOffset start)
    {
        var time = new HurriedTime(start, speed: 1_000);
        var services = new ServiceCollection();
        Stage(services, faults);
        services.AddSingleton(new TelemetryOptions());
        services.AddSingleton<TelemetryStore>();
        services.AddSingleton<ITrafficSource>(s => s.GetRequiredService<TelemetryStore>());
        services.AddSingleton<IEvidenceSource>(s => s.GetRequiredService<TelemetryStore>());
        services.AddLocalOptimizer(folder, time);
        return new SoakSite(services.BuildServiceProvider(), faults, time);
    }

    /// <summary>Registers what makes a host a staged one; before the host's own services.</summary>
    public static void Stage(IServiceCollection services, StagedFaults faults)
    {
        services.AddSingleton<IActivityDecorator>(new FaultyActivities(faults));
        services.AddSingleton<IStateStore>(s => new FaultyStateStore(new SqliteStateStore(s.GetRequiredService<SqliteDatabase>()), faults));
        services.AddSingleton<IBlobStore>(s => new FaultyBlobStore(ActivatorUtilities.CreateInstance<SqliteBlobStore>(s), faults));
        services.AddSingleton<ISandbox>(s => new AgreeingSandbox(s.GetRequiredService<OptimizationCatalog>()));
        services.AddSingleton(s => new SafeTier1(s.GetService<ITier1>(), TimeProvider.System));
        services.AddSingleton(new RolloutOptions { MinInvocationsToPromote = 100 });
        services.AddSingleton(new EmbeddedWorkflowOptions { Owner = "soak", Lease = TimeSpan.FromMinutes(10), SweepInterval = TimeSpan.FromSeconds(5) });
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Ends what runs; the folder stays.</summary>
    public ValueTask DisposeAsync() => services is IAsyncDisposable disposable ? disposable.DisposeAsync() : ValueTask.CompletedTask;
}
