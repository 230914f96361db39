namespace Optimizer.Runtime.Recording;

/// <summary>The opening of a connection.</summary>
internal sealed record ConnectionSetup(DateTime Ended, TimeSpan Duration);
