using Optimizer.Core.State;

namespace Optimizer.Api.Documents;

/// <summary>A function's live pointer.</summary>
/// <param name="Live">The version that serves; 0 is the original.</param>
/// <param name="Canary">The version under trial; null when there is none.</param>
public sealed record FunctionDocument(string Function, int Live, CanaryDocument? Canary)
{
    public static FunctionDocument Of(FunctionRecord pointer)
    {
        ArgumentNullException.ThrowIfNull(pointer);
        var canary = pointer.Canary is { } c ? new CanaryDocument(c.Version, c.Weight, c.Started, c.StepStarted) : null;
        return new FunctionDocument(pointer.Function, pointer.Live, canary);
    }
}
