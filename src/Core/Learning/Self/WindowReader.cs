using Optimizer.Core.Learning.Inputs;
using Optimizer.Runtime;

namespace Optimizer.Core.Learning.Self;

/// <summary>
/// Reads raw windows for a learner: through the platform function <see cref="SelfPlatform.Function"/> where a host serves it, so that the
/// version which the loop made live does the work and every invocation is seen; else the learner reads them itself.
/// </summary>
public sealed class WindowReader
{
    private volatile IFunction<Tier1CycleRequest, Tier1CycleResponse>? function;

    /// <summary>Null where no host serves it.</summary>
    public IFunction<Tier1CycleRequest, Tier1CycleResponse>? Function
    {
        get => function;
        set => function = value;
    }

    /// <returns>What the window reads as; null where no host serves the function.</returns>
    public async ValueTask<Tier1CycleResponse?> ReadAsync(Tier1CycleRequest request, CancellationToken cancellationToken) =>
        function is { } serving ? await serving.InvokeAsync(request, cancellationToken) : null;

    /// <summary>One cycle over what was read; the learner's state is as before where it was refused.</summary>
    public static CycleResult Run(AutonomousOptimizer learner, Tier1CycleResponse read, LearningEnvironment environment, int label)
    {
        ArgumentNullException.ThrowIfNull(learner);
        ArgumentNullException.ThrowIfNull(read);
        return Enum.Parse<InputRejection>(read.Rejection) is var rejection and not InputRejection.None
            ? learner.Refuse(rejection)
            : learner.RunCycle(read.Values, environment, label, read.Artifacts);
    }
}
