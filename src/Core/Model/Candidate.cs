namespace Optimizer.Core.Model;

/// <summary>Generated C# for an opportunity, composed with what already is live on the function.</summary>
/// <param name="Function">The function's id.</param>
/// <param name="Type">The id of the optimization that is new here.</param>
/// <param name="EntryType">Full name of the class that implements the function after the change.</param>
/// <param name="Source">The text of the changed or added file that holds <see cref="EntryType"/>.</param>
/// <param name="Edits">Every file that changes in the platform's folder, <c>platform.json</c> included.</param>
public sealed record Candidate(string Function, string Type, string EntryType, string Source, IReadOnlyList<SourceEdit> Edits)
{
    /// <summary>The new plan.</summary>
    public required OptimizationPlan Plan { get; init; }

    /// <summary>All plans that the candidate realises, the new one included, by optimization id.</summary>
    public required IReadOnlyDictionary<string, OptimizationPlan> Plans { get; init; }

    /// <summary>
    /// The compilation unit of the bundle: the decorator, or the rewritten class alone. It refers to the platform's assembly for
    /// every type that it does not itself change.
    /// </summary>
    public required string BundleSource { get; init; }

    /// <summary>Features of the change that risk and complexity are computed from.</summary>
    public required ChangeFeatures Features { get; init; }
}
