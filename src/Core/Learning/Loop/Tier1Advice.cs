using Optimizer.Core.Learning.Bandit;

namespace Optimizer.Core.Learning.Loop;

/// <summary>What Tier 1 tells Tier 2 before it ranks.</summary>
/// <param name="Draws">
/// One row per draw, one column per question: the expected share of the predicted gain that will be real, 0 to 1. The first row
/// decides; the others measure with what probability it did.
/// </param>
/// <param name="Taken">How many opportunities to take at most, by the trait focus: 1 to 5.</param>
/// <param name="RiskBudget">Highest risk of a type that is taken, 0 to 10, by the trait resilience.</param>
/// <param name="Exploration">By the trait adaptability: 0 to 0.6.</param>
public sealed record Tier1Advice(IReadOnlyList<double[]> Draws, int Taken, double RiskBudget, double Exploration)
{
    private const int DrawCount = 17;

    /// <summary>Per question, the expected share without exploring: what the safe floor takes the default priorities' choice to be worth. Default: the mean of the draws.</summary>
    public IReadOnlyList<double> Means { get; init; } = [.. Enumerable.Range(0, Draws.Count == 0 ? 0 : Draws[0].Length).Select(i => Draws.Average(d => d[i]))];

    /// <summary>Per question, the share that is expected at least: what the floor grants a choice that the default priorities would not make. Default: the means.</summary>
    public IReadOnlyList<double>? Lows { get; init; }

    /// <summary>How a changed policy was judged before this answer; null where none was.</summary>
    public PolicyReview? Review { get; init; }

    /// <summary>At the trait's neutral value everything is as without Tier 1, but for the ranking.</summary>
    internal static Tier1Advice Of(Traits traits, OutcomeModels models, IReadOnlyList<Tier1Question> questions, Random random)
    {
        var exploration = 0.6 * traits.Adaptability.Current;
        var policy = new ThompsonPolicy(models, random);
        var draws = Enumerable.Range(0, DrawCount).Select(_ => Draw(questions, q => Share(policy, models, q, exploration))).ToList();
        return new Tier1Advice(draws, Take(traits.Focus.Current), Budget(traits.Resilience.Current), exploration)
        {
            Means = [.. questions.Select(q => models.Share(q.Type, q.Context))],
            Lows = [.. questions.Select(q => models.LowShare(q.Type, q.Context))],
        };
    }

    /// <summary>Equal questions get equal answers, and however many opportunities there are, the work is bounded by types and contexts.</summary>
    private static double[] Draw(IReadOnlyList<Tier1Question> questions, Func<Tier1Question, double> share)
    {
        var answers = new Dictionary<Tier1Question, double>();
        var draw = new double[questions.Count];
        for (var i = 0; i < draw.Length; i++)
        {
            if (!answers.TryGetValue(questions[i], out draw[i])) answers[questions[i]] = draw[i] = share(questions[i]);
        }
        return draw;
    }

    /// <summary>A scattered learner takes few at a time; from the middle upwards all five.</summary>
    private static int Take(double focus) => Math.Clamp((int)Math.Ceiling(10 * focus), 1, 5);

    /// <summary>From the middle upwards the whole budget of the gates, risk below 5.</summary>
    private static double Budget(double resilience) => Math.Clamp(10 * resilience, 1, 5);

    private static double Share(ThompsonPolicy policy, OutcomeModels models, Tier1Question question, double exploration) =>
        Math.Clamp(policy.DrawSuccess(question.Type, question.Context, exploration) * models.GainRatio(question.Type, question.Context), 0, 1);
}
