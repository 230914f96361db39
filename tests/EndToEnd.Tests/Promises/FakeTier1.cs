using Optimizer.Core.Learning.Experiences;
using Optimizer.Core.Learning.Loop;

namespace Optimizer.EndToEnd.Tests.Promises;

/// <summary>A Tier 1 that throws, or never answers.</summary>
internal sealed class FakeTier1(bool hangs) : ITier1
{
    public int Asked { get; private set; }

    public Task WarmAsync(string platform, CancellationToken cancellationToken) => FailAsync<bool>(cancellationToken);

    public Task<Tier1Advice> AdviseAsync(string platform, IReadOnlyList<Tier1Question> questions, int seed, CancellationToken cancellationToken) =>
        FailAsync<Tier1Advice>(cancellationToken);

    public Task NoteAsync(string platform, IReadOnlyList<Tier1Decision> decisions, CancellationToken cancellationToken) => FailAsync<bool>(cancellationToken);

    public Task<int> LearnAsync(string platform, IReadOnlyList<Experience> outcomes, CancellationToken cancellationToken) => FailAsync<int>(cancellationToken);

    private async Task<T> FailAsync<T>(CancellationToken cancellationToken)
    {
        Asked++;
        if (hangs) await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        throw new InvalidOperationException("Tier 1 is down.");
    }
}
