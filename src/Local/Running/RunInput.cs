using Optimizer.Core.State;

namespace Optimizer.Local.Running;

/// <param name="Data">The store; null: one that is made for this run and deleted after it.</param>
internal sealed record RunInput(DirectoryInfo Platform, FileInfo Trace, DirectoryInfo Out, Autonomy Autonomy, DirectoryInfo? Data);
