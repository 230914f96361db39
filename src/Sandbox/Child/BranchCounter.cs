using System.Reflection;
using Optimizer.Core.Proof.Coverage;

namespace Optimizer.Sandbox.Child;

/// <summary>Reads which branches the instrumented baseline has gone through.</summary>
/// <param name="probe">The side that is instrumented.</param>
internal sealed class BranchCounter(Side probe)
{
    private readonly Func<int[]> drain = probe.Type.Assembly.GetType(BranchProbe.TypeName, throwOnError: true)!
        .GetMethod(BranchProbe.DrainMethod, BindingFlags.Static | BindingFlags.Public)!.CreateDelegate<Func<int[]>>();

    /// <summary>Those since the last call.</summary>
    public int[] Drain() => drain();
}
