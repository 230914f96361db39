using System.Reflection;
using System.Text.Json;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.Runtime.Recording;

/// <summary>A call of a service by its interface.</summary>
internal sealed class InterfaceCall : IRecordedDependency
{
    private readonly InvocationRecording recording;
    private readonly string target;
    private readonly double offset;
    private readonly JsonElement? request;
    private volatile DependencyCall? ended;

    public InterfaceCall(InvocationRecording recording, MethodInfo method, object?[] arguments)
    {
        this.recording = recording;
        target = RecordedCall.TargetOf(method);
        request = WriteRequest(method, arguments);
        offset = recording.Now;
    }

    public DependencyCall? ToCall() => ended;

    /// <param name="result">What the call gave; null when it gives nothing.</param>
    /// <param name="type">Its declared type; null for one that cannot be written, such as a stream of items.</param>
    public void Returned(object? result, Type? type) =>
        ended = Ended() with { Response = type is null ? null : Write(() => RecordedCall.Response(result, type, recording.Redactor.Options)) };

    public void Failed(Exception e) =>
        ended = Ended() with { Outcome = Outcomes.Error, Error = e.GetType().FullName };

    private DependencyCall Ended() => new()
    {
        Target = target,
        OffsetMs = offset,
        DurationMs = Math.Max(0, recording.Now - offset),
        Request = request,
    };

    private JsonElement? WriteRequest(MethodInfo method, object?[] arguments) =>
        Write(() => RecordedCall.Request(method, arguments, recording.Redactor.Options, Hide));

    private JsonElement Hide(ParameterInfo parameter, Type type, JsonElement argument) =>
        parameter.IsDefined(typeof(SensitiveAttribute), inherit: true) ? recording.Redactor.Hide(argument, type) : argument;

    private static JsonElement? Write(Func<JsonElement> write)
    {
        try
        {
            return write();
        }
        catch (Exception)
        {
            // Arguments and results are any type at all: one that cannot be written leaves the call without its body.
            return null;
        }
    }
}
