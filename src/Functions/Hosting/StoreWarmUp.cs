using Optimizer.Core.State;

namespace Optimizer.Functions.Hosting;

/// <summary>Signs in to the storage account and opens its connections.</summary>
internal sealed class StoreWarmUp(IPlatformState state) : IWarmUp
{
    public async Task WarmUpAsync(CancellationToken cancellationToken) => await state.ListPlatformsAsync(cancellationToken).AnyAsync(cancellationToken);
}
