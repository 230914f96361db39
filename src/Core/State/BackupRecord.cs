namespace Optimizer.Core.State;

/// <summary>
/// A snapshot taken before a change: container <c>backups</c>, blob <c>{platform}/{function}/{sha256 of the content}</c>. Its id is
/// that hash.
/// </summary>
/// <param name="Pointer">The live pointer as it was.</param>
/// <param name="LiveBundle">SHA-256 of the live bundle; null when version 0 served.</param>
/// <param name="Before">Key of the change that it was taken before.</param>
public sealed record BackupRecord(string Platform, FunctionRecord Pointer, string? LiveBundle, string Before, DateTimeOffset At);
