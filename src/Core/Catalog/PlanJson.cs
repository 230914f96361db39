using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Optimizer.Core.Model;

namespace Optimizer.Core.Catalog;

/// <summary>How plans are persisted: as members of other records, with the optimization's id as <c>$type</c>.</summary>
public sealed class PlanJson
{
    private const string Discriminator = "$type";

    /// <param name="catalog">Gives the plan types.</param>
    public PlanJson(OptimizationCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        Options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            TypeInfoResolver = Resolver(catalog),
            AllowOutOfOrderMetadataProperties = true,
            NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
        };
        Options.MakeReadOnly();
        Indented = new JsonSerializerOptions(Options) { WriteIndented = true };
        Indented.MakeReadOnly();
    }

    /// <summary>Web defaults; for any record that holds plans. Read-only.</summary>
    public JsonSerializerOptions Options { get; }

    /// <summary>As <see cref="Options"/>, for documents that people read. Read-only.</summary>
    public JsonSerializerOptions Indented { get; }

    /// <summary>A resolver that knows the plans, for hosts that bring other converters along.</summary>
    public static IJsonTypeInfoResolver Resolver(OptimizationCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new DefaultJsonTypeInfoResolver { Modifiers = { info => AddPlans(info, catalog) } };
    }

    /// <summary>A plan alone, as <c>SandboxJob.PlanJson</c> carries it.</summary>
    public string Write(OptimizationPlan plan) => JsonSerializer.Serialize(plan, Options);

    /// <exception cref="JsonException">The text is no plan of a known optimization.</exception>
    public OptimizationPlan Read(string json) => JsonSerializer.Deserialize<OptimizationPlan>(json, Options)
        ?? throw new JsonException("The plan is null.");

    private static void AddPlans(JsonTypeInfo info, OptimizationCatalog catalog)
    {
        if (info.Type != typeof(OptimizationPlan)) return;
        var known = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = Discriminator };
        foreach (var optimization in catalog.All)
            known.DerivedTypes.Add(new JsonDerivedType(optimization.PlanType, optimization.Id));
        info.PolymorphismOptions = known;
    }
}
