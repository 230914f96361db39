namespace Optimizer.Local.Commands.Bench.Mutants.Blocks;

/// <summary>One mistake in a building block of the runtime.</summary>
/// <param name="Name">What the block then does, as the report names it.</param>
/// <param name="File">Of the block: <c>SharedCalls</c>.</param>
/// <param name="Find">Text that stands there once.</param>
/// <param name="Write">What is written instead.</param>
internal sealed record BlockBreak(string Name, string File, string Find, string Write)
{
    /// <summary>Further texts in the same file.</summary>
    public IReadOnlyList<(string Find, string Write)> Also { get; init; } = [];

    /// <summary>Texts in other files.</summary>
    public IReadOnlyList<(string File, string Find, string Write)> More { get; init; } = [];

    /// <summary>The rule by which it breaks nothing of a decorator; null where it does.</summary>
    public Func<MutationTarget, string?> Harmless { get; init; } = static _ => null;

    public IEnumerable<(string File, string Find, string Write)> Edits => [(File, Find, Write), .. Also.Select(a => (File, a.Find, a.Write)), .. More];
}
