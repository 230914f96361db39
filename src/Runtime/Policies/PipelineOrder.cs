namespace Optimizer.Runtime.Policies;

/// <summary>The rule by which policies of one function compose.</summary>
internal static class PipelineOrder
{
    /// <exception cref="ArgumentException">A policy stands out of order, or one class of policy stands twice.</exception>
    public static void Check<TRequest, TResponse>(IReadOnlyList<IFunctionPolicy<TRequest, TResponse>> policies)
    {
        for (var i = 1; i < policies.Count; i++)
        {
            var (before, policy) = (policies[i - 1], policies[i]);
            if (policy.Stage < before.Stage)
                throw new ArgumentException($"{Name(policy)} (stage {policy.Stage}) must be added before {Name(before)} (stage {before.Stage}).", nameof(policies));
            if (policies.Take(i).Any(p => p.GetType() == policy.GetType()))
                throw new ArgumentException($"{Name(policy)} is added twice; a pipeline holds each policy once.", nameof(policies));
        }
    }

    private static string Name<TRequest, TResponse>(IFunctionPolicy<TRequest, TResponse> policy) => policy.GetType().Name.Split('`')[0];
}
