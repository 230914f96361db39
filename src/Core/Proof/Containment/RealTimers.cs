namespace Optimizer.Core.Proof.Containment;

/// <summary>Whether code can give up waiting by the real clock.</summary>
internal static class RealTimers
{
    private static readonly string[] Apis =
    [
        "System.Threading.CancellationTokenSource.CancelAfter", "System.Threading.CancellationTokenSource..ctor", "System.Threading.Tasks.Task.Delay",
        "System.Threading.Tasks.Task.WaitAsync", "System.Threading.Tasks.Task`1.WaitAsync", "System.Threading.Tasks.Task.Wait",
        "System.Threading.Timer..ctor", "System.Threading.PeriodicTimer..ctor",
    ];

    /// <param name="used">As <see cref="UsedApis"/> names them.</param>
    public static bool Uses(IReadOnlySet<string> used) => Apis.Any(used.Contains);
}
