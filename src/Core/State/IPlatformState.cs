using Optimizer.Core.Model;
using Optimizer.Core.Operations.Changes;
using Optimizer.Core.Phases.Iteration.Premises;
using Optimizer.Core.Source;
using Optimizer.Runtime.Versions;

namespace Optimizer.Core.State;

/// <summary>The typed state of platforms over the two storage ports.</summary>
public interface IPlatformState
{
    Task<PlatformRecord?> GetPlatformAsync(string platform, CancellationToken cancellationToken);

    IAsyncEnumerable<PlatformRecord> ListPlatformsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Registers or updates a platform and its functions. Where a function's source or contract changed since its live version or
    /// its trial was made, that version is withdrawn (<c>source.changed</c>); other live pointers stay as they are.
    /// </summary>
    Task PutPlatformAsync(PlatformSource source, Autonomy autonomy, string actor, CancellationToken cancellationToken);

    Task<PlatformSource?> GetSourceAsync(string platform, CancellationToken cancellationToken);

    /// <summary>Changes a platform's source by compare-and-swap: of changes at the same time none is lost.</summary>
    /// <param name="change">Gives the new source from the one that is there (null: none yet); called again when someone else was faster.</param>
    /// <exception cref="UnknownNameException">There is no such platform.</exception>
    Task UpdateSourceAsync(
        string platform, Func<PlatformSource?, PlatformSource> change, string actor, CancellationToken cancellationToken);

    /// <exception cref="UnknownNameException">There is no such platform.</exception>
    Task SetFrozenAsync(string platform, bool frozen, string actor, CancellationToken cancellationToken);

    /// <returns>Null while platforms are not stopped.</returns>
    Task<StopRecord?> GetStopAsync(CancellationToken cancellationToken);

    /// <summary>Stops all platforms, those registered later too, or resumes them: nothing new is deployed or stepped up in between. Harmless when it is so already.</summary>
    /// <param name="because">For the audit logs; null: none.</param>
    Task SetStoppedAsync(bool stopped, string? because, string actor, CancellationToken cancellationToken);

    Task<FunctionRecord?> GetFunctionAsync(string platform, string function, CancellationToken cancellationToken);

    IAsyncEnumerable<FunctionRecord> ListFunctionsAsync(string platform, CancellationToken cancellationToken);

    Task<VersionRecord?> GetVersionAsync(string platform, string function, int version, CancellationToken cancellationToken);

    IAsyncEnumerable<VersionRecord> ListVersionsAsync(string platform, string function, CancellationToken cancellationToken);

    /// <summary>
    /// Stores a bundle and its version record in state <see cref="VersionState.Ready"/>, taking the function's next version
    /// number. Repeating it with the same cycle, function and type gives the same version.
    /// </summary>
    Task<VersionRecord> AddVersionAsync(string platform, NewVersion version, CancellationToken cancellationToken);

    /// <summary>
    /// One compare-and-swap of the live pointer: writes a backup, the new pointer, the versions' states and the audit entry.
    /// Harmless when <paramref name="change"/>'s key was applied before.
    /// </summary>
    /// <returns>The pointer after the change.</returns>
    /// <exception cref="PointerConflictException">The pointer is not what the change expects.</exception>
    /// <exception cref="SourceChangedException">A version that would serve was made from other source.</exception>
    Task<FunctionRecord> ApplyAsync(string platform, string function, PointerChange change, CancellationToken cancellationToken);

    /// <summary>Finishes a change of a function's pointer in whose midst a process or the store ended. Repeating it is harmless.</summary>
    Task FinishChangeAsync(string platform, string function, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Notes that monitoring looked at the platform now.</summary>
    Task NoteLookAsync(string platform, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <returns>When monitoring last looked at the platform; null: never.</returns>
    Task<DateTimeOffset?> LastLookAsync(string platform, CancellationToken cancellationToken) => Task.FromResult<DateTimeOffset?>(null);

    Task SetRealisedAsync(string platform, string function, int version, Estimate realised, CancellationToken cancellationToken);

    /// <summary>Keeps what the first look after a promotion saw of a version's premises; harmless when there was one.</summary>
    Task SetLivePremisesAsync(
        string platform, string function, int version, VersionPremises premises, CancellationToken cancellationToken);

    /// <returns>Null when there is no such backup.</returns>
    /// <exception cref="Storage.DamagedBlobException">It is not what was written.</exception>
    Task<BackupRecord?> FindBackupAsync(string platform, string function, string id, CancellationToken cancellationToken);

    /// <summary>Oldest first. Of a damaged one only its id is known; they come last.</summary>
    IAsyncEnumerable<(string Id, BackupRecord? Backup)> ListBackupsAsync(string platform, string function, CancellationToken cancellationToken);

    Task<byte[]?> GetBundleAsync(string sha256, CancellationToken cancellationToken);

    /// <returns>The document and its ETag.</returns>
    Task<(ManifestDocument Manifest, string ETag)> GetManifestAsync(string platform, CancellationToken cancellationToken);

    Task PutReviewAsync(string platform, ReviewRecord review, CancellationToken cancellationToken);

    Task<(string Platform, ReviewRecord Review)?> FindReviewAsync(string id, CancellationToken cancellationToken);

    IAsyncEnumerable<ReviewRecord> ListReviewsAsync(string platform, CancellationToken cancellationToken);

    Task PutCycleAsync(CycleRecord cycle, CancellationToken cancellationToken);

    Task<CycleRecord?> FindCycleAsync(string id, CancellationToken cancellationToken);

    IAsyncEnumerable<CycleRecord> ListCyclesAsync(string platform, CancellationToken cancellationToken);

    /// <summary>Appends a decision to the platform's audit log.</summary>
    Task AuditAsync(
        string platform, string? function, string @event, string actor, object detail, CancellationToken cancellationToken);

    IAsyncEnumerable<AuditEntry> ListAuditAsync(string platform, CancellationToken cancellationToken);
}
