namespace Optimizer.Core.State;

/// <summary>Returns a function to what a backup holds: its live version. A trial under way ends; the backup's own trial is not taken up again.</summary>
public static class BackupRestore
{
    /// <param name="key">Unique per request; repeating it is harmless.</param>
    /// <returns>The pointer after.</returns>
    /// <exception cref="UnknownNameException">There is no such function or backup.</exception>
    /// <exception cref="Storage.DamagedBlobException">The backup or its bundle is missing or damaged; nothing was changed.</exception>
    /// <exception cref="PointerConflictException">The pointer moved meanwhile; nothing was changed.</exception>
    public static async Task<FunctionRecord> RestoreAsync(
        this IPlatformState state, string platform, string function, string backup, string key, string actor,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        var pointer = await state.GetFunctionAsync(platform, function, cancellationToken)
            ?? throw new UnknownNameException("function", $"{platform}/{function}");
        var saved = await state.FindBackupAsync(platform, function, backup, cancellationToken)
            ?? throw new UnknownNameException("backup", backup);
        await RequireBundleAsync(state, saved, cancellationToken);
        return await state.ApplyAsync(platform, function, Change(pointer, saved, backup, key, actor), cancellationToken);
    }

    private static async Task RequireBundleAsync(IPlatformState state, BackupRecord saved, CancellationToken cancellationToken)
    {
        if (saved.LiveBundle is { } bundle && await state.GetBundleAsync(bundle, cancellationToken) is null)
            throw new Storage.DamagedBlobException("bundles", bundle, "is missing");
    }

    private static PointerChange Change(FunctionRecord pointer, BackupRecord saved, string backup, string key, string actor)
    {
        var states = new Dictionary<int, VersionState>();
        if (pointer.Canary is { } trial) states[trial.Version] = VersionState.Withdrawn;
        if (pointer.Live != 0) states[pointer.Live] = VersionState.Withdrawn;
        if (saved.Pointer.Live != 0) states[saved.Pointer.Live] = VersionState.Live;
        var because = FormattableString.Invariant(
            $"backup {backup} of {saved.At:u} was restored: version {saved.Pointer.Live} serves instead of version {pointer.Live}");
        return new PointerChange(
            key, "backup.restored", (pointer.Live, pointer.Canary?.Version), saved.Pointer.Live, null, because, actor) { States = states };
    }
}
