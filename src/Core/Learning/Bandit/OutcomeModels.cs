using Optimizer.Core.Learning.Experiences;

namespace Optimizer.Core.Learning.Bandit;

/// <summary>
/// Outcome posteriors by type and by (type, context). A context borrows strength from its type, and a type from the documented prior:
/// before any outcome P(success) is 1/2 and realised gain equals the predicted one, which are the default priorities.
/// </summary>
public sealed class OutcomeModels(int capacity)
{
    /// <summary>Outcomes that the prior of a type weighs.</summary>
    private const double TypePrior = 4;

    /// <summary>Outcomes that a type's record weighs in one of its contexts.</summary>
    private const double ContextPrior = 8;

    private readonly Dictionary<(string Type, string Context), OutcomePosterior> models = [];
    private readonly Queue<(string Type, string Context)> order = [];

    public int Count => models.Count;

    /// <summary>Outcomes learned since it was made.</summary>
    public long Revision { get; private set; }

    public IEnumerable<KeyValuePair<(string Type, string Context), OutcomePosterior>> All => models;

    public void Learn(Experience experience)
    {
        ArgumentNullException.ThrowIfNull(experience);
        Revision++;
        var ratio = experience.Kind == ExperienceKind.Realised && experience.Predicted > 0
            ? Math.Clamp(experience.Realised / experience.Predicted, -2, 2) : (double?)null;
        Update((experience.Type, ""), experience, ratio);
        if (experience.Context.Length > 0) Update((experience.Type, experience.Context), experience, ratio);
    }

    /// <summary>Alpha and beta of the success probability.</summary>
    public (double Alpha, double Beta) Success(string type, string context)
    {
        var whole = models.GetValueOrDefault((type, ""));
        var mean = (whole.Held + (TypePrior / 2)) / (whole.Tried + TypePrior);
        var strength = Math.Min(whole.Tried + TypePrior, ContextPrior);
        var own = context.Length > 0 ? models.GetValueOrDefault((type, context)) : default;
        if (context.Length == 0) return (whole.Held + (TypePrior / 2), whole.Failed + (TypePrior / 2));
        return (own.Held + (strength * mean), own.Failed + (strength * (1 - mean)));
    }

    /// <summary>Mean of realised ÷ predicted gain where it held.</summary>
    public double GainRatio(string type, string context)
    {
        var whole = models.GetValueOrDefault((type, ""));
        var mean = (whole.GainSum + TypePrior) / (whole.Gains + TypePrior);
        var own = models.GetValueOrDefault((type, context));
        return context.Length == 0 ? mean : (own.GainSum + (ContextPrior * mean)) / (own.Gains + ContextPrior);
    }

    public double Mean(string type, string context)
    {
        var (alpha, beta) = Success(type, context);
        return alpha / (alpha + beta);
    }

    /// <summary>What an option is expected to bring, as a share of its predicted gain.</summary>
    public double Share(string type, string context) => Math.Clamp(Mean(type, context) * GainRatio(type, context), 0, 1);

    /// <summary>The same with the success probability a standard deviation lower: what an option is worth at least, more likely than not by far.</summary>
    public double LowShare(string type, string context)
    {
        var (alpha, beta) = Success(type, context);
        var (sum, mean) = (alpha + beta, alpha / (alpha + beta));
        return Math.Clamp((mean - Math.Sqrt(mean * (1 - mean) / (sum + 1))) * GainRatio(type, context), 0, 1);
    }

    internal OutcomeModels Copy()
    {
        var copy = new OutcomeModels(capacity);
        foreach (var key in order) copy.Put(key, models[key]);
        return copy;
    }

    internal void Restore((string Type, string Context) key, OutcomePosterior posterior) => Put(key, posterior);

    private void Update((string Type, string Context) key, Experience experience, double? ratio) =>
        Put(key, models.GetValueOrDefault(key).Add(experience.Held, experience.Weight, ratio));

    private void Put((string Type, string Context) key, OutcomePosterior posterior)
    {
        if (!models.ContainsKey(key))
        {
            if (models.Count == capacity) models.Remove(order.Dequeue());
            order.Enqueue(key);
        }
        models[key] = posterior;
    }
}
