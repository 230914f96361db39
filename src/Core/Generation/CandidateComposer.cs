using Microsoft.CodeAnalysis;
using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Source;

namespace Optimizer.Core.Generation;

/// <summary>Makes one candidate of a new plan and the plans that are live: rewrites first, then one decorator for all policies.</summary>
internal static class CandidateComposer
{
    public static Candidate Compose(
        Optimization optimization, Opportunity opportunity, FunctionSource source, IReadOnlyDictionary<string, OptimizationPlan> live)
    {
        ArgumentNullException.ThrowIfNull(opportunity);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(live);
        var plans = live.Where(p => p.Key != optimization.Id).Append(new(optimization.Id, opportunity.Plan)).ToDictionary(StringComparer.Ordinal);
        var owners = plans.ToDictionary(p => p.Key, p => p.Key == optimization.Id ? optimization : PlanOwner.Of(p.Value));
        CheckConflicts(owners);
        var policies = owners.Values.OfType<PolicyOptimization>().OrderBy(o => o.Stage).ThenBy(o => o.Id, StringComparer.Ordinal)
            .Select(o => (Type: o, Plan: plans[o.Id])).ToList();
        if (policies.Count > 0) CheckDecoratable(source, policies);
        var rewritten = owners.Values.OfType<CodeOptimization>().OrderBy(o => o.Id, StringComparer.Ordinal)
            .Aggregate(source, (current, o) => current.WithFile(o.Rewrite(current, plans[o.Id])));
        return Assemble(opportunity, source, rewritten, policies) with { Plans = plans };
    }

    private static Candidate Assemble(
        Opportunity opportunity, FunctionSource source, FunctionSource rewritten,
        List<(PolicyOptimization Type, OptimizationPlan Plan)> policies)
    {
        var edits = new List<SourceEdit>();
        var text = rewritten.Declaration.SyntaxTree.ToString();
        if (rewritten != source) edits.Add(new SourceEdit(source.File, source.Declaration.SyntaxTree.ToString(), text));
        var decorator = policies.Count > 0 ? new DecoratorWriter(source, policies).Write() : null;
        if (decorator is not null)
        {
            edits.Add(new SourceEdit(decorator.File, null, decorator.Text));
            if (PlatformJsonEdit.ChangeType(source, decorator.EntryType) is { } json) edits.Add(json);
        }
        return new Candidate(
            source.Id, opportunity.Type, decorator?.EntryType ?? BundleUnit.FullName(source.Type), decorator?.Text ?? text, edits)
        {
            Plan = opportunity.Plan, Plans = new Dictionary<string, OptimizationPlan>(),
            BundleSource = rewritten == source ? decorator!.Text : BundleUnit.Of(rewritten, source.Compilation, decorator?.Text),
            Features = ChangeCounter.Count(edits, policies.Count),
        };
    }

    private static void CheckConflicts(Dictionary<string, Optimization> owners)
    {
        var clash = owners.Values.SelectMany(o => o.ConflictsWith.Where(owners.ContainsKey).Select(other => (o.Id, Other: other)))
            .FirstOrDefault();
        if (clash.Id is null) return;
        throw new GenerationRefusedException(new Reason(
            "optimization.conflict", $"{clash.Id} cannot be on the same function as {clash.Other}.")
        {
            WouldFlip = $"Take {clash.Other} back first.",
        });
    }

    private static void CheckDecoratable(FunctionSource source, List<(PolicyOptimization Type, OptimizationPlan Plan)> policies)
    {
        if (TypeFacts.HasAttribute(source.Type, "DecoratesAttribute"))
            throw new GenerationRefusedException(new Reason(
                "source.decorated", $"{source.Type.ToDisplayString()} already is a decorator; a second one around it would nest two pipelines.")
            {
                WouldFlip = "Name the undecorated class in platform.json, or add the step to the existing pipeline by hand.",
            });
        foreach (var type in new ITypeSymbol[] { source.Type, source.RequestType, source.ResponseType })
            CheckVisible(source, type);
        if (!policies.Exists(p => p.Type.SharesResponses)) return;
        if ((JsonShape.RequestFault(source) ?? JsonShape.SharingFault(source)) is { } fault) throw new GenerationRefusedException(fault);
    }

    private static void CheckVisible(FunctionSource source, ITypeSymbol type)
    {
        if (source.Compilation.IsSymbolAccessibleWithin(type, source.Compilation.Assembly) && type is not INamedTypeSymbol { IsFileLocal: true }) return;
        throw new GenerationRefusedException(new Reason(
            "source.inaccessible", $"A decorator in a file of its own cannot name {type.ToDisplayString()}.")
        {
            WouldFlip = "Make the type internal or public.",
        });
    }
}
