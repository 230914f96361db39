namespace Optimizer.Core.Source;

/// <summary>A platform cannot be used; carries every fault that was found, in the order of files and places.</summary>
/// <param name="faults">At least one.</param>
public sealed class PlatformFaultsException(IReadOnlyList<PlatformFault> faults)
    : Exception(string.Join(Environment.NewLine, faults ?? throw new ArgumentNullException(nameof(faults))))
{
    public IReadOnlyList<PlatformFault> Faults { get; } = faults;
}
