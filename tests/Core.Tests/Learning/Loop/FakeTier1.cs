using Optimizer.Core.Learning.Experiences;
using Optimizer.Core.Learning.Loop;

namespace Optimizer.Core.Tests.Learning.Loop;

/// <summary>Answers as it is told to, or never, or with a fault.</summary>
internal sealed class FakeTier1(Func<Task<Tier1Advice>> advise) : ITier1
{
    public List<Tier1Decision> Noted { get; } = [];

    public List<Experience> Learned { get; } = [];

    public Task WarmAsync(string platform, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<Tier1Advice> AdviseAsync(string platform, IReadOnlyList<Tier1Question> questions, int seed, CancellationToken cancellationToken) => advise();

    public Task NoteAsync(string platform, IReadOnlyList<Tier1Decision> decisions, CancellationToken cancellationToken)
    {
        Noted.AddRange(decisions);
        return Task.CompletedTask;
    }

    public Task<int> LearnAsync(string platform, IReadOnlyList<Experience> outcomes, CancellationToken cancellationToken)
    {
        Learned.AddRange(outcomes);
        return Task.FromResult(outcomes.Count);
    }
}
