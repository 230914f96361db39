using Optimizer.Core.Learning.Experiences;

namespace Optimizer.Core.Learning.Loop;

/// <summary>A platform's learner with the decisions whose outcomes are still to come. One caller at a time.</summary>
internal sealed class PlatformLearner(AutonomousOptimizer learner, int capacity)
{
    private readonly Dictionary<(string Function, string Type), Tier1Decision> decisions = [];
    private readonly Lock gate = new();

    public Tier1Advice Advise(IReadOnlyList<Tier1Question> questions, int seed)
    {
        lock (gate) return Tier1Advice.Of(learner.State.Traits, learner.Models, questions, new Random(seed));
    }

    public void Note(IEnumerable<Tier1Decision> taken)
    {
        lock (gate)
        {
            foreach (var decision in taken)
            {
                if (decisions.Count == capacity) decisions.Remove(decisions.Keys.First());
                decisions[(decision.Function, decision.Type)] = decision;
            }
        }
    }

    /// <returns>How many outcomes were new.</returns>
    public int Learn(IEnumerable<Experience> outcomes)
    {
        lock (gate) return outcomes.Count(o => learner.Learn(WithDecision(o)));
    }

    public T Use<T>(Func<AutonomousOptimizer, T> use)
    {
        lock (gate) return use(learner);
    }

    public Tier1Document Save()
    {
        lock (gate) return new Tier1Document(learner.Save(), [.. decisions.Values]);
    }

    private Experience WithDecision(Experience outcome) =>
        decisions.TryGetValue((outcome.Function, outcome.Type), out var decision)
            ? outcome with { Context = decision.Context, Predicted = decision.Predicted, Propensity = decision.Propensity }
            : outcome;
}
