namespace Optimizer.Core.Model;

/// <summary>Why something was decided: every verdict, gate and refusal carries one or more.</summary>
/// <param name="Id">Stable and machine-readable: <c>contract.missing</c>.</param>
/// <param name="Sentence">For people, with the numbers in it.</param>
public sealed record Reason(string Id, string Sentence)
{
    /// <summary>The numbers the sentence rests on, by name.</summary>
    public IReadOnlyDictionary<string, double> Numbers { get; init; } = new Dictionary<string, double>();

    /// <summary>What would change the decision; null when nothing would.</summary>
    public string? WouldFlip { get; init; }
}
