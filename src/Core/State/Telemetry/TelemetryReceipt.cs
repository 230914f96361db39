namespace Optimizer.Core.State.Telemetry;

/// <summary>What became of a batch.</summary>
/// <param name="Accepted">Invocations stored.</param>
/// <param name="Rejected">Lines that are not invocations; left out.</param>
/// <param name="Duplicate">The very same batch was stored before; nothing was counted again.</param>
/// <param name="Faults">The first faults, with their places.</param>
public sealed record TelemetryReceipt(long Accepted, long Rejected, bool Duplicate, IReadOnlyList<string> Faults);
