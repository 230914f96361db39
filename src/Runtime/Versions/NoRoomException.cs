namespace Optimizer.Runtime.Versions;

/// <summary>As many load contexts as allowed are held; another version must wait.</summary>
internal sealed class NoRoomException(string message) : Exception(message);
