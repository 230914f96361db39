using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using Optimizer.Core.Learning.Experiences;
using Optimizer.Core.Storage;

namespace Optimizer.Core.Learning.Loop;

/// <summary>
/// The learners, one per platform, in memory; each is read from the store when it is first asked for, and written back after it
/// learned. A snapshot that cannot be read is left where it is and learning begins anew: it steers, but nothing rests on it.
/// </summary>
public sealed class Tier1Registry(IStateStore state, IBlobStore blobs, AutonomousOptimizerOptions options, TimeProvider time) : ITier1
{
    private const string Partition = "tier1";

    private readonly DocumentStore documents = new(state, blobs, new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter() },
    });

    private readonly ConcurrentDictionary<string, Task<PlatformLearner>> learners = new(StringComparer.Ordinal);

    public Task WarmAsync(string platform, CancellationToken cancellationToken) => LearnerAsync(platform).WaitAsync(cancellationToken);

    public async Task<Tier1Advice> AdviseAsync(
        string platform, IReadOnlyList<Tier1Question> questions, int seed, CancellationToken cancellationToken) =>
        (await LearnerAsync(platform).WaitAsync(cancellationToken)).Advise(questions, seed);

    public async Task NoteAsync(string platform, IReadOnlyList<Tier1Decision> decisions, CancellationToken cancellationToken)
    {
        var learner = await LearnerAsync(platform).WaitAsync(cancellationToken);
        learner.Note(decisions);
        await SaveAsync(platform, learner, cancellationToken);
    }

    public async Task<int> LearnAsync(string platform, IReadOnlyList<Experience> outcomes, CancellationToken cancellationToken)
    {
        var learner = await LearnerAsync(platform).WaitAsync(cancellationToken);
        var learned = learner.Learn(outcomes);
        if (learned > 0) await SaveAsync(platform, learner, cancellationToken);
        return learned;
    }

    /// <summary>Uses a platform's learner while no one else does.</summary>
    public async Task<T> UseAsync<T>(string platform, Func<AutonomousOptimizer, T> use, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(use);
        return (await LearnerAsync(platform).WaitAsync(cancellationToken)).Use(use);
    }

    /// <summary>Writes every learner that is in memory.</summary>
    public async Task SaveAllAsync(CancellationToken cancellationToken)
    {
        foreach (var (platform, learner) in learners) await SaveAsync(platform, await learner, cancellationToken);
    }

    private Task<PlatformLearner> LearnerAsync(string platform)
    {
        var learner = learners.GetOrAdd(platform, LoadAsync);
        if (learner.IsFaulted) learners.TryRemove(KeyValuePair.Create(platform, learner));
        return learner;
    }

    private async Task<PlatformLearner> LoadAsync(string platform)
    {
        var known = await FindAsync(platform);
        var learner = new PlatformLearner(
            known is null ? new AutonomousOptimizer(options, time) : AutonomousOptimizer.Restore(known.Snapshot, options, time), options.Capacity);
        if (known is not null) learner.Restore(known);
        // The first answer compiles code for several milliseconds, more than the deadline of an answer that is waited for.
        learner.Advise([new Tier1Question("", "")], 0);
        return learner;
    }

    private async Task<Tier1Document?> FindAsync(string platform)
    {
        try
        {
            return (await documents.GetAsync<Tier1Document>(Partition, platform, CancellationToken.None))?.Value is { Snapshot: { } snapshot } found
                && snapshot.Version == OptimizerSnapshot.CurrentVersion ? found : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private Task SaveAsync(string platform, PlatformLearner learner, CancellationToken cancellationToken) =>
        documents.SupersedeAsync(Partition, platform, learner.Save, cancellationToken);
}
