namespace Optimizer.Core.Catalog;

/// <summary>Options of optimizations cannot be used as they are configured.</summary>
/// <param name="faults">All of them, each with its path.</param>
public sealed class OptionsFaultsException(IReadOnlyList<string> faults)
    : Exception($"{faults.Count} {(faults.Count == 1 ? "option is" : "options are")} wrong (a path's ':' is '__' in an environment variable):{string.Concat(faults.Select(f => $"{Environment.NewLine}  {f}"))}")
{
    public IReadOnlyList<string> Faults { get; } = faults;
}
