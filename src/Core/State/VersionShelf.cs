using System.Globalization;
using System.Runtime.CompilerServices;
using Optimizer.Core.Bundles;
using Optimizer.Core.Model;
using Optimizer.Core.Phases.Iteration.Premises;
using Optimizer.Core.Storage;
using Optimizer.Runtime.Versions;

namespace Optimizer.Core.State;

/// <summary>The versions of every function and their bundles.</summary>
internal sealed class VersionShelf(DocumentStore documents, IBlobStore blobs, IBundleSigner signer, TimeProvider time)
{
    private const string Bundles = "bundles";

    public async Task<VersionRecord?> FindAsync(string platform, string function, int version, CancellationToken cancellationToken) =>
        (await documents.GetAsync<VersionRecord>(StateKeys.Versions(platform, function), StateKeys.Version(version), cancellationToken))?.Value;

    public async IAsyncEnumerable<VersionRecord> ListAsync(
        string platform, string function, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var version in documents.QueryAsync<VersionRecord>(StateKeys.Versions(platform, function), null, null, cancellationToken))
            yield return version.Value;
    }

    /// <summary>Bundle, then number, then record: what refers to something comes after it.</summary>
    public async Task<VersionRecord> AddAsync(string platform, NewVersion added, CancellationToken cancellationToken)
    {
        var bundle = await blobs.PutContentAsync(Bundles, "", added.Bundle, cancellationToken);
        var number = await TakeNumberAsync(platform, added, cancellationToken);
        if (await FindAsync(platform, added.Function, number, cancellationToken) is { } known) return known;
        var payload = BundleSignature.Payload(platform, added.Function, number, bundle.Sha256);
        var record = Record(added, number, bundle.Sha256, await signer.SignAsync(payload, cancellationToken), time.GetUtcNow());
        await documents.TryInsertAsync(StateKeys.Versions(platform, added.Function), StateKeys.Version(number), record, cancellationToken);
        return (await FindAsync(platform, added.Function, number, cancellationToken))!;
    }

    /// <summary>Sets a state unless a newer change set one.</summary>
    public async Task SetStateAsync(
        string platform, string function, int version, VersionState newState, PendingChange change, CancellationToken cancellationToken) =>
        _ = await documents.UpdateAsync<VersionRecord>(
            StateKeys.Versions(platform, function), StateKeys.Version(version),
            v => v.Revision < change.Revision ? InState(v, newState, change) : v,
            cancellationToken) ?? throw Unknown(function, version);

    public async Task SetRealisedAsync(string platform, string function, int version, Estimate realised, CancellationToken cancellationToken) =>
        _ = await documents.UpdateAsync<VersionRecord>(
            StateKeys.Versions(platform, function), StateKeys.Version(version),
            v => v.Realised == realised ? v : v with { Realised = realised },
            cancellationToken) ?? throw Unknown(function, version);

    /// <summary>Kept from the first look on; later ones change nothing.</summary>
    public async Task SetLivePremisesAsync(
        string platform, string function, int version, VersionPremises premises, CancellationToken cancellationToken) =>
        _ = await documents.UpdateAsync<VersionRecord>(
            StateKeys.Versions(platform, function), StateKeys.Version(version),
            v => v.LivePremises is null ? v with { LivePremises = premises } : v,
            cancellationToken) ?? throw Unknown(function, version);

    public async Task<byte[]?> GetBundleAsync(string sha256, CancellationToken cancellationToken) =>
        await blobs.GetAsync(Bundles, sha256, cancellationToken) is null
            ? null
            : (await blobs.GetVerifiedAsync(Bundles, sha256, cancellationToken)).ToArray();

    public static UnknownNameException Unknown(string function, int version) =>
        new("version", FormattableString.Invariant($"{function}/{version}"));

    /// <summary>The number is taken together with the note of who took it, so that a repeat finds it.</summary>
    private async Task<int> TakeNumberAsync(string platform, NewVersion added, CancellationToken cancellationToken)
    {
        var partition = StateKeys.Platform(platform);
        var taken = StateKeys.Taken(added.Function, added.Cycle, added.Type);
        while (true)
        {
            if (await documents.GetAsync<int>(partition, taken, cancellationToken) is { } number) return number.Value;
            var pointer = await documents.GetAsync<FunctionRecord>(partition, StateKeys.Function(added.Function), cancellationToken)
                ?? throw new UnknownNameException("function", $"{platform}/{added.Function}");
            var next = await documents.PackAsync(pointer.Value with { NextVersion = pointer.Value.NextVersion + 1 }, cancellationToken);
            try
            {
                await documents.WriteAsync(
                    partition, cancellationToken,
                    StateWrite.Replace(StateKeys.Function(added.Function), next, pointer.ETag),
                    StateWrite.Insert(taken, pointer.Value.NextVersion.ToString(CultureInfo.InvariantCulture)));
                return pointer.Value.NextVersion;
            }
            catch (StateConflictException)
            {
                // The pointer moved; look again.
            }
        }
    }

    private static VersionRecord InState(VersionRecord version, VersionState newState, PendingChange change)
    {
        var moved = version with { State = newState, Because = change.Because, Revision = change.Revision };
        if (newState != VersionState.Live || version.State == VersionState.Live) return moved;
        var promotion = change.Control is { } control ? new VersionPromotion(change.At, control) : version.Promotion;
        return moved with { LiveSince = change.At, Promotion = promotion, LivePremises = null };
    }

    private static VersionRecord Record(NewVersion added, int number, string bundle, string signature, DateTimeOffset now) => new()
    {
        Function = added.Function,
        Version = number,
        Type = added.Type,
        Plans = added.Plans,
        BaseVersion = added.BaseVersion,
        Cycle = added.Cycle,
        Bundle = bundle,
        Signature = signature,
        State = VersionState.Ready,
        Assessment = added.Assessment,
        Source = added.Source,
        Traffic = added.Traffic,
        Premises = added.Premises,
        Created = now,
    };
}
