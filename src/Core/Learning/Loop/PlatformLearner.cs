using Optimizer.Core.Learning.Bandit;
using Optimizer.Core.Learning.Experiences;

namespace Optimizer.Core.Learning.Loop;

/// <summary>A platform's learner with the decisions whose outcomes are still to come. One caller at a time.</summary>
internal sealed class PlatformLearner
{
    private readonly AutonomousOptimizer learner;
    private readonly int capacity;
    private readonly Dictionary<(string Function, string Type), Tier1Decision> decisions = [];
    private readonly Lock gate = new();
    private readonly SlateLog log = new();
    private readonly RankingPolicy policy;
    private PolicyReview? untold;

    public PlatformLearner(AutonomousOptimizer learner, int capacity)
    {
        (this.learner, this.capacity) = (learner, capacity);
        policy = new RankingPolicy(learner.Models, log);
    }

    /// <summary>Goes on where a saved one stopped.</summary>
    public void Restore(Tier1Document document)
    {
        log.Add(document.Slates);
        Note(document.Decisions);
        var inUse = new OutcomeModels(capacity);
        foreach (var model in document.InUse ?? []) inUse.Restore((model.Type, model.Context), model.Posterior);
        policy.Restore(inUse, document.PolicyVersion);
    }

    public Tier1Advice Advise(IReadOnlyList<Tier1Question> questions, int seed)
    {
        lock (gate) return Tier1Advice.Of(learner.State.Traits, policy.InUse, questions, new Random(seed)) with { Review = untold };
    }

    public void Note(IEnumerable<Tier1Decision> taken)
    {
        lock (gate)
        {
            var all = taken.ToList();
            log.Add(all);
            untold = null;
            foreach (var decision in all.Where(d => d.Taken))
            {
                if (decisions.Count == capacity) decisions.Remove(decisions.Keys.First());
                decisions[(decision.Function, decision.Type)] = decision;
            }
        }
    }

    /// <summary>What was learned is judged here and not with the next answer, which has a deadline; that answer says what came of it.</summary>
    /// <returns>How many outcomes were new.</returns>
    public int Learn(IEnumerable<Experience> outcomes)
    {
        lock (gate)
        {
            var learned = outcomes.Count(Learn);
            untold = policy.Review() ?? untold;
            return learned;
        }
    }

    public T Use<T>(Func<AutonomousOptimizer, T> use)
    {
        lock (gate) return use(learner);
    }

    public Tier1Document Save()
    {
        lock (gate)
        {
            return new Tier1Document(learner.Save(), [.. decisions.Values])
            {
                Slates = [.. log.All],
                InUse = [.. policy.InUse.All.Select(m => new ModelSnapshot(m.Key.Type, m.Key.Context, m.Value))],
                PolicyVersion = policy.Version,
            };
        }
    }

    private bool Learn(Experience outcome)
    {
        if (!decisions.TryGetValue((outcome.Function, outcome.Type), out var decision)) return learner.Learn(outcome);
        var known = outcome with { Context = decision.Context, Predicted = decision.Predicted, Propensity = decision.Propensity };
        if (!learner.Learn(known)) return false;
        if (known.Kind != ExperienceKind.Approved) log.Reward(decision, known.Reward);
        return true;
    }
}
