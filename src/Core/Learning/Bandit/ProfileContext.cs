using Optimizer.Core.Traffic;

namespace Optimizer.Core.Learning.Bandit;

/// <summary>The circumstances in which a type was tried: a few coarse features of the function's profile, as one short key.</summary>
/// <param name="Repeating">Whether a fifth of the requests were seen before.</param>
/// <param name="Waiting">Whether half of the time is spent in dependencies.</param>
/// <param name="Failing">Whether one call in a hundred fails.</param>
/// <param name="Slow">Whether the median call takes 50 ms.</param>
public readonly record struct ProfileContext(bool Repeating, bool Waiting, bool Failing, bool Slow)
{
    /// <summary>Persisted: 4 characters, upper case where it holds; <c>rWfs</c> waits on dependencies and nothing else.</summary>
    public string Key => string.Create(4, this, static (key, context) =>
    {
        key[0] = context.Repeating ? 'R' : 'r';
        key[1] = context.Waiting ? 'W' : 'w';
        key[2] = context.Failing ? 'F' : 'f';
        key[3] = context.Slow ? 'S' : 's';
    });

    public static ProfileContext Of(FunctionProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return new(profile.RepeatRate >= 0.2, profile.DependencyShare >= 0.5, profile.ErrorRate >= 0.01, profile.Duration.P50 >= 50);
    }
}
