using Optimizer.Core.Learning.Loop;
using Optimizer.Core.State;

namespace Optimizer.Functions.Hosting;

/// <summary>Reads every platform's learner into memory, so that its first question is answered within Tier 1's deadline.</summary>
internal sealed class LearnerWarmUp(IPlatformState state, Tier1Registry learners) : IWarmUp
{
    public async Task WarmUpAsync(CancellationToken cancellationToken)
    {
        await foreach (var platform in state.ListPlatformsAsync(cancellationToken))
            await learners.WarmAsync(platform.Name, cancellationToken);
    }
}
