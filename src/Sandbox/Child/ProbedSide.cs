using System.Reflection;
using Optimizer.Core.Proof;
using Optimizer.Core.Proof.Coverage;

namespace Optimizer.Sandbox.Child;

/// <summary>An instrumented side: tells which branches a case goes through and how far comparisons are from turning.</summary>
internal sealed class ProbedSide(Actor actor, Stage stage)
{
    private readonly Func<int[]> branches = Drain<int[]>(actor.Side, BranchProbe.TypeName, BranchProbe.DrainMethod);
    private readonly Func<double[]> distances = Drain<double[]>(actor.Side, DistanceProbe.TypeName, DistanceProbe.DrainMethod);

    public async Task<ProbedCase> PlayAsync(SandboxCase @case)
    {
        branches();
        distances();
        var result = await stage.PlayAsync(actor, @case);
        return new ProbedCase(@case, branches(), distances(), result.UnservedCalls == 0);
    }

    private static Func<T> Drain<T>(Side side, string type, string method) =>
        side.Type.Assembly.GetType(type, throwOnError: true)!.GetMethod(method, BindingFlags.Static | BindingFlags.Public)!.CreateDelegate<Func<T>>();
}
