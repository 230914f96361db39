using System.Reflection;
using System.Text.Json;
using Optimizer.Runtime.Json;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.Sandbox.Replay;

/// <summary>Stands for a service that a function takes by its interface, and answers from recordings.</summary>
/// <remarks>Public, since what DispatchProxy emits derives from it in other assemblies.</remarks>
public class InterfaceReplay : DispatchProxy
{
    private ReplayProxy replay = null!;

    internal static object Create(Type type, ReplayProxy replay)
    {
        var proxy = Create(type, ReplayBase.For(type));
        ((InterfaceReplay)proxy).replay = replay;
        return proxy;
    }

    /// <inheritdoc />
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var returned = ReturnShape.Of(targetMethod!.ReturnType);
        var answer = AnswerAsync(targetMethod, args ?? [], returned.ValueType);
        return returned.Wrap(answer);
    }

    private async Task<object?> AnswerAsync(MethodInfo method, object?[] arguments, Type valueType)
    {
        var key = ReplayKey.Interface(RecordedCall.Request(method, arguments));
        var answer = Execution.Current?.Take(key) ?? throw new UnservedCallException(key);
        replay.Enter();
        try
        {
            if (await replay.Manner.PrepareAsync(answer, connectionAge: null)) throw new InvalidOperationException($"{key} fails by script.");
        }
        finally
        {
            replay.Leave();
        }
        if (answer.Call.Error is { } error && answer.Call.Response is null) throw ExceptionFactory.Make(error);
        return valueType == typeof(void) ? null : answer.Result?.Deserialize(valueType, PlatformJson.Options);
    }
}
