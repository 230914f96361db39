using Optimizer.Core.Optimizations;
using Optimizer.Core.Proof;

namespace Optimizer.Core.Phases.Validation;

/// <summary>What the other policies of a pipeline change for the scenarios of one of them.</summary>
internal static class Neighbours
{
    private const Surroundings OfEqualRequests = Surroundings.Repeats | Surroundings.Together;

    /// <summary>Whether each call of its scenarios has a request of its own: to a step that does not look at requests, equal ones say no more.</summary>
    public static bool AreToldApart(CandidateUnderTest subject, CandidatePart part) =>
        part.Type is PolicyOptimization { SharesResponses: false } && Of(subject, part).Any(n => n.Policy.SharesResponses);

    /// <summary>Who changes what a scenario takes for granted, and how; null where it can be judged in the pipeline.</summary>
    public static string? Change(CandidateUnderTest subject, CandidatePart part, Scenario scenario)
    {
        if (part.Type is not PolicyOptimization) return null;
        var needs = AreToldApart(subject, part) ? scenario.Needs & ~OfEqualRequests : scenario.Needs;
        var changes = Of(subject, part).Select(n => (n.Policy.Title, Changes: n.Policy.Changes(n.Plan) & needs)).Where(n => n.Changes != 0);
        var words = string.Join("; ", changes.Select(n => $"{n.Title} {Words(n.Changes)}"));
        return words.Length == 0 ? null : words;
    }

    private static IEnumerable<(PolicyOptimization Policy, Model.OptimizationPlan Plan)> Of(CandidateUnderTest subject, CandidatePart part) =>
        subject.Policies.Where(p => p.Type.Id != part.Type.Id).Select(p => ((PolicyOptimization)p.Type, p.Plan));

    private static string Words(Surroundings changes) => string.Join(" and ", Enum.GetValues<Surroundings>().Where(c => c != 0 && changes.HasFlag(c)).Select(c => c switch
    {
        Surroundings.Prompt => "makes calls wait",
        Surroundings.Repeats => "answers repeated requests",
        Surroundings.Together => "lets equal requests share an execution",
        Surroundings.Crowds => "makes some of many calls at once wait",
        Surroundings.Faults => "answers or repeats transient faults",
        _ => "refuses calls after many faults",
    }));
}
