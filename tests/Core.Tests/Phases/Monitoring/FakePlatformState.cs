using Optimizer.Core.Model;
using Optimizer.Core.Operations.Changes;
using Optimizer.Core.Phases.Iteration.Premises;
using Optimizer.Core.Source;
using Optimizer.Core.State;
using Optimizer.Runtime.Versions;

namespace Optimizer.Core.Tests.Phases.Monitoring;

/// <summary>Pointers and versions in memory; the rest is not for monitoring to touch.</summary>
internal sealed class FakePlatformState(bool frozen = false) : IPlatformState
{
    public Dictionary<string, FunctionRecord> Functions { get; } = [];

    public List<VersionRecord> Versions { get; } = [];

    public List<PointerChange> Changes { get; } = [];

    public ChangeRules? Rules { get; set; }

    public Dictionary<int, Estimate> Realised { get; } = [];

    /// <summary>Functions whose half-done changes were finished.</summary>
    public List<string> Finished { get; } = [];

    public int Looks { get; private set; }

    public Task FinishChangeAsync(string platform, string function, CancellationToken cancellationToken)
    {
        Finished.Add(function);
        return Task.CompletedTask;
    }

    public Task NoteLookAsync(string platform, CancellationToken cancellationToken)
    {
        Looks++;
        return Task.CompletedTask;
    }

    public Task<PlatformRecord?> GetPlatformAsync(string platform, CancellationToken cancellationToken) =>
        Task.FromResult(platform == "storefront" ? new PlatformRecord(platform, null, Autonomy.Full, frozen) { Changes = Rules } : null);

    public IAsyncEnumerable<FunctionRecord> ListFunctionsAsync(string platform, CancellationToken cancellationToken) =>
        Functions.Values.ToArray().ToAsyncEnumerable();

    public Task<VersionRecord?> GetVersionAsync(string platform, string function, int version, CancellationToken cancellationToken) =>
        Task.FromResult(Versions.SingleOrDefault(v => v.Function == function && v.Version == version));

    public Task<FunctionRecord> ApplyAsync(string platform, string function, PointerChange change, CancellationToken cancellationToken)
    {
        if (Changes.Exists(c => c.Key == change.Key)) return Task.FromResult(Functions[function]);
        Changes.Add(change);
        return Task.FromResult(Functions[function] = Functions[function] with { Live = change.Live, Canary = change.Canary, LastChange = change.Key });
    }

    public Task SetRealisedAsync(string platform, string function, int version, Estimate realised, CancellationToken cancellationToken)
    {
        Realised[version] = realised;
        return Task.CompletedTask;
    }

    public Task SetLivePremisesAsync(string platform, string function, int version, VersionPremises premises, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<PlatformRecord> ListPlatformsAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task PutPlatformAsync(PlatformSource source, Autonomy autonomy, string actor, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<PlatformSource?> GetSourceAsync(string platform, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task UpdateSourceAsync(string platform, Func<PlatformSource?, PlatformSource> change, string actor, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SetFrozenAsync(string platform, bool frozen, string actor, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<StopRecord?> GetStopAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SetStoppedAsync(bool stopped, string? because, string actor, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<FunctionRecord?> GetFunctionAsync(string platform, string function, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<VersionRecord> ListVersionsAsync(string platform, string function, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<VersionRecord> AddVersionAsync(string platform, NewVersion version, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<BackupRecord?> FindBackupAsync(string platform, string function, string id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<(string Id, BackupRecord? Backup)> ListBackupsAsync(string platform, string function, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<byte[]?> GetBundleAsync(string sha256, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<(ManifestDocument Manifest, string ETag)> GetManifestAsync(string platform, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task PutReviewAsync(string platform, ReviewRecord review, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<(string Platform, ReviewRecord Review)?> FindReviewAsync(string id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<ReviewRecord> ListReviewsAsync(string platform, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task PutCycleAsync(CycleRecord cycle, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<CycleRecord?> FindCycleAsync(string id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<CycleRecord> ListCyclesAsync(string platform, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task AuditAsync(string platform, string? function, string @event, string actor, object detail, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<AuditEntry> ListAuditAsync(string platform, CancellationToken cancellationToken) => throw new NotSupportedException();
}
