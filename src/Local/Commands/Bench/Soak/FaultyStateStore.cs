using System.Runtime.CompilerServices;
using Optimizer.Core.Storage;

namespace Optimizer.Local.Commands.Bench.Soak;

/// <summary>Entities of a store that fails when <see cref="StagedFaults"/> says so.</summary>
internal sealed class FaultyStateStore(IStateStore inner, StagedFaults faults) : IStateStore
{
    public Task<StateEntity?> GetAsync(string partition, string row, CancellationToken cancellationToken)
    {
        faults.Call($"read of {partition}/{row}", isWrite: false);
        return inner.GetAsync(partition, row, cancellationToken);
    }

    public async IAsyncEnumerable<StateEntity> QueryAsync(
        string partition, string? from, string? to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        faults.Call($"query of {partition}", isWrite: false);
        await foreach (var entity in inner.QueryAsync(partition, from, to, cancellationToken).ConfigureAwait(false)) yield return entity;
    }

    public async Task<IReadOnlyList<string>> WriteAsync(string partition, IReadOnlyList<StateWrite> writes, CancellationToken cancellationToken)
    {
        var place = $"write to {partition}";
        var unacknowledged = faults.Call(place, isWrite: true);
        var etags = await inner.WriteAsync(partition, writes, cancellationToken).ConfigureAwait(false);
        return unacknowledged ? throw new StagedFaultException(place + ", done but not acknowledged") : etags;
    }
}
