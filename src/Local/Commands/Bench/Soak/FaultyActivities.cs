using Optimizer.Core.Workflow;

namespace Optimizer.Local.Commands.Bench.Soak;

/// <summary>Activities that fail when <see cref="StagedFaults"/> says so.</summary>
internal sealed class FaultyActivities(StagedFaults faults) : IActivityDecorator
{
    public IActivity<TInput, TOutput> Decorate<TInput, TOutput>(string name, IActivity<TInput, TOutput> activity) =>
        new Faulty<TInput, TOutput>(name, activity, faults);

    private sealed class Faulty<TInput, TOutput>(string name, IActivity<TInput, TOutput> activity, StagedFaults faults) : IActivity<TInput, TOutput>
    {
        public async Task<TOutput> RunAsync(TInput input, CancellationToken cancellationToken)
        {
            faults.Enter(name, input);
            try
            {
                var output = await activity.RunAsync(input, cancellationToken).ConfigureAwait(false);
                faults.Leave(name, input);
                return output;
            }
            finally
            {
                faults.End(name);
            }
        }
    }
}
