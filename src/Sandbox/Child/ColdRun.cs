using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using Optimizer.Core.Proof;
using Optimizer.Runtime;
using Optimizer.Sandbox.Protocol;
using Optimizer.Sandbox.Replay;

namespace Optimizer.Sandbox.Child;

/// <summary>
/// One first call, in this process that has made none: of the baseline where the job's seed is even, else of the candidate. Timed are
/// the making of the function and the call, with what they do for the first time. Not timed is what a runtime has done by then:
/// loading the assemblies, compiling the function's own methods, and calling functions as such.
/// </summary>
internal sealed class ColdRun(SandboxJob job, FrameChannel channel, CaseRunner runner)
{
    private const BindingFlags Own =
        BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    public async Task<string> RunAsync(ReplayProxy replay)
    {
        var side = job.Seed % 2 == 0 ? Side.Baseline(job) : Side.Candidate(job);
        var services = new ReplayServices(replay, TimeProvider.System);
        Compile(side.Type);
        await CallNothingAsync(side, services);
        replay.Manner = new RecordedPace(job.Cases, TimeProvider.System);
        var started = Stopwatch.GetTimestamp();
        var function = side.Construct(services);
        var made = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        var result = await runner.RunAsync(side, function, job.Cases[0], withBodies: false);
        channel.Result(result with { DurationMs = made + result.DurationMs });
        return "One first call was made.";
    }

    /// <summary>As the runtime does when it loads a version. Static fields are not made by that.</summary>
    private static void Compile(Type type)
    {
        if (type.ContainsGenericParameters) return;
        foreach (var method in type.GetMethods(Own).Concat<MethodBase>(type.GetConstructors(Own)).Where(m => !m.IsAbstract && !m.ContainsGenericParameters))
            RuntimeHelpers.PrepareMethod(method.MethodHandle);
        foreach (var nested in type.GetNestedTypes(Own)) Compile(nested);
    }

    private async Task CallNothingAsync(Side side, ReplayServices services)
    {
        FunctionActivator.Create(typeof(Nothing), services);
        await runner.RunAsync(side, side.Invoker.Script((_, _) => Task.FromResult<object?>(null)), job.Cases[0], withBodies: false);
    }

    private sealed class Nothing;
}
