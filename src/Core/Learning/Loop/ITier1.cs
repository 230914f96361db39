using Optimizer.Core.Learning.Experiences;

namespace Optimizer.Core.Learning.Loop;

/// <summary>What Tier 2 asks of Tier 1. Callers go through <see cref="SafeTier1"/>, which bears its absence, slowness and faults.</summary>
public interface ITier1
{
    /// <summary>Brings the platform's learner into memory.</summary>
    Task WarmAsync(string platform, CancellationToken cancellationToken);

    /// <summary>Answers from memory.</summary>
    /// <param name="seed">Makes the draws repeatable.</param>
    Task<Tier1Advice> AdviseAsync(string platform, IReadOnlyList<Tier1Question> questions, int seed, CancellationToken cancellationToken);

    /// <summary>Notes what was taken.</summary>
    Task NoteAsync(string platform, IReadOnlyList<Tier1Decision> decisions, CancellationToken cancellationToken);

    /// <summary>Learns from outcomes; one that was told before counts once.</summary>
    /// <returns>How many were new.</returns>
    Task<int> LearnAsync(string platform, IReadOnlyList<Experience> outcomes, CancellationToken cancellationToken);
}
