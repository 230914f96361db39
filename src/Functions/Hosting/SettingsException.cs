namespace Optimizer.Functions.Hosting;

/// <summary>The app cannot start with these settings.</summary>
/// <param name="faults">All of them, each with the setting's path.</param>
public sealed class SettingsException(IReadOnlyList<string> faults)
    : Exception($"{faults.Count} of the app's settings are wrong (a path's ':' is '__' in an environment variable):{string.Concat(faults.Select(f => $"{Environment.NewLine}  {f}"))}")
{
    public IReadOnlyList<string> Faults { get; } = faults;
}
