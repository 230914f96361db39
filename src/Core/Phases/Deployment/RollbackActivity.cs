using Optimizer.Core.State;
using Optimizer.Core.Workflow;

namespace Optimizer.Core.Phases.Deployment;

/// <summary>The compensation of a deployment that failed half-way: the version, wherever it stands, serves no one.</summary>
public sealed class RollbackActivity(IPlatformState state) : IActivity<RollbackInput, RollbackOutput>
{
    public async Task<RollbackOutput> RunAsync(RollbackInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var pointer = await state.GetFunctionAsync(input.Platform, input.Function, cancellationToken)
            ?? throw new UnknownNameException("function", input.Function);
        var isCanary = pointer.Canary?.Version == input.Version;
        if (!isCanary && pointer.Live != input.Version) return new RollbackOutput(pointer.Live, false);

        var version = await state.GetVersionAsync(input.Platform, input.Function, input.Version, cancellationToken);
        var live = isCanary ? pointer.Live : version?.BaseVersion ?? 0;
        var change = new PointerChange(
            input.Key, "version.rolled-back", (pointer.Live, pointer.Canary?.Version), live, isCanary ? null : pointer.Canary, input.Because, input.Actor)
        {
            States = States(input.Version, live),
        };
        var after = await state.ApplyAsync(input.Platform, input.Function, change, cancellationToken);
        return new RollbackOutput(after.Live, true);
    }

    private static Dictionary<int, VersionState> States(int rolledBack, int live)
    {
        var states = new Dictionary<int, VersionState> { [rolledBack] = VersionState.RolledBack };
        if (live > 0) states[live] = VersionState.Live;
        return states;
    }
}
