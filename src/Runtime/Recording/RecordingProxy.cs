using System.Reflection;
using System.Runtime.ExceptionServices;

namespace Optimizer.Runtime.Recording;

/// <summary>
/// Stands before a service that a function takes by its interface and records the calls of sampled invocations. What the
/// service itself calls is not recorded: the interface is the boundary at which recordings are served back.
/// </summary>
internal class RecordingProxy : DispatchProxy
{
    private object target = null!;

    /// <returns>The target itself where a proxy could not pass on every call of the interface.</returns>
    public static object Wrap(Type type, object target)
    {
        if (!ProxyableInterface.Is(type)) return target;
        var proxy = Create(type, typeof(RecordingProxy));
        ((RecordingProxy)proxy).target = target;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var recording = InvocationRecording.UnderWay == 0 ? null : InvocationRecording.Current;
        return recording is null ? Call(targetMethod!, args ?? []) : Record(recording, targetMethod!, args ?? []);
    }

    private object? Record(InvocationRecording recording, MethodInfo method, object?[] arguments)
    {
        var call = new InterfaceCall(recording, method, arguments);
        recording.Add(call);
        InvocationRecording.Current = null;
        try
        {
            var result = Call(method, arguments);
            return ResultObserver.For(method.ReturnType).Observe(result, call);
        }
        catch (Exception e)
        {
            call.Failed(e);
            throw;
        }
        finally
        {
            InvocationRecording.Current = recording;
        }
    }

    private object? Call(MethodInfo method, object?[] arguments)
    {
        try
        {
            return method.Invoke(target, BindingFlags.DoNotWrapExceptions, null, arguments, null);
        }
        catch (TargetInvocationException e) when (e.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }
}
