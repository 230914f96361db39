namespace Optimizer.Core.Proof;

/// <summary>
/// What a step of a pipeline may change for its neighbours, and so what a scenario of a neighbour takes for granted: where the two meet,
/// the scenario cannot be judged in that pipeline.
/// </summary>
[Flags]
public enum Surroundings
{
    None = 0,

    /// <summary>A call goes on to the function at once.</summary>
    Prompt = 1,

    /// <summary>A request that was answered before goes on to the function again.</summary>
    Repeats = 2,

    /// <summary>Equal requests at the same time each go on to the function.</summary>
    Together = 4,

    /// <summary>However many calls come at once, all go on to the function.</summary>
    Crowds = 8,

    /// <summary>A transient fault goes back to the caller, after one execution.</summary>
    Faults = 16,

    /// <summary>However many transient faults there were, a call goes on to the function.</summary>
    Outages = 32,
}
