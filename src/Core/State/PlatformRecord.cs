namespace Optimizer.Core.State;

/// <summary>A registered platform. Partition <c>platform:{name}</c>, row <c>platform</c>.</summary>
/// <param name="Name">The platform's name.</param>
/// <param name="Source">Blob with the <c>PlatformSource</c> as JSON.</param>
/// <param name="Autonomy">How far cycles may go.</param>
/// <param name="Frozen">Set: nothing is deployed or moved; rollback stays possible.</param>
public sealed record PlatformRecord(string Name, Storage.BlobPointer? Source, Autonomy Autonomy, bool Frozen);
