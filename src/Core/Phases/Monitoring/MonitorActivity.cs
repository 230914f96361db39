using Optimizer.Core.State;
using Optimizer.Core.Workflow;

namespace Optimizer.Core.Phases.Monitoring;

/// <summary>Looks at every canary and promoted version of a platform and carries out what <see cref="RolloutPolicy"/> decides.</summary>
public sealed class MonitorActivity(
    IPlatformState state, IEvidenceSource evidence, TimeProvider time, RolloutOptions options) : IActivity<MonitorInput, MonitorOutput>
{
    /// <inheritdoc/>
    public Task<MonitorOutput> RunAsync(MonitorInput input, CancellationToken cancellationToken)
    {
        _ = (state, evidence, time, options);
        throw new NotSupportedException();
    }
}
