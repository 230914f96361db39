using Optimizer.Core.Catalog;
using Optimizer.Core.Model;
using Optimizer.Core.Phases.Detection;
using Optimizer.Core.Phases.Validation;
using Optimizer.Core.Proof;
using Optimizer.Core.Storage;
using Optimizer.Core.Tests.Generation;
using Optimizer.Core.Traffic;
using Optimizer.TestKit;

namespace Optimizer.Core.Tests.Phases.Validation;

/// <summary>Candidates that are simulated and never executed.</summary>
internal static class ASubject
{
    private static readonly OptimizationCatalog Catalog = OptimizationCatalog.Discover();

    /// <summary>The last plan over the others, which are live, with the live version's traffic.</summary>
    public static CandidateUnderTest Of(TraceWindow window, params OptimizationPlan[] plans)
    {
        var platform = ASource.Of("Shop.PriceQuote", Styles.Modern);
        var type = Catalog.Get(plans[^1].GetType().DeclaringType!.Name);
        var opportunity = new Opportunity("quote", type.Id, plans[^1], 0.5, []);
        var candidate = new Candidate("quote", type.Id, "Shop.Changed", "", [])
        {
            Plan = plans[^1], Plans = plans.ToDictionary(p => p.GetType().DeclaringType!.Name), BundleSource = "", Features = new ChangeFeatures(0, 0, 0, 0),
        };
        return new CandidateUnderTest(
            "shop", new DetectedOpportunity(opportunity, new BlobPointer("cycles", "none", "", ""), plans.Length - 1, 0, 1, 1, 1), candidate, type, platform,
            new FunctionTraffic(AProfile.Quiet, window, []), new AssemblyImage("none", []), []);
    }
}
