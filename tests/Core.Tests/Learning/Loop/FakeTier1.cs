using Optimizer.Core.Learning.Experiences;
using Optimizer.Core.Learning.Loop;

namespace Optimizer.Core.Tests.Learning.Loop;

/// <summary>Answers as it is told to, or never, or with a fault.</summary>
internal sealed class FakeTier1(Func<Task<Tier1Advice>> advise) : ITier1
{
    public List<Tier1Decision> Noted { get; } = [];

    public List<Experience> Learned { get; } = [];

    /// <summary>How it takes what it is told; default: at once.</summary>
    public Func<Task> Listening { get; init; } = () => Task.CompletedTask;

    public Task WarmAsync(string platform, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<Tier1Advice> AdviseAsync(string platform, IReadOnlyList<Tier1Question> questions, int seed, CancellationToken cancellationToken) => advise();

    public async Task NoteAsync(string platform, IReadOnlyList<Tier1Decision> decisions, CancellationToken cancellationToken)
    {
        await Listening();
        Noted.AddRange(decisions);
    }

    public async Task<int> LearnAsync(string platform, IReadOnlyList<Experience> outcomes, CancellationToken cancellationToken)
    {
        await Listening();
        Learned.AddRange(outcomes);
        return outcomes.Count;
    }
}
