using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;

namespace Optimizer.Runtime.Recording;

/// <summary>
/// Hears of every HTTP request of the process, those of <c>new HttpClient()</c> included, and follows those that sampled
/// invocations make.
/// </summary>
internal sealed class HttpCapture : IObserver<KeyValuePair<string, object?>>
{
    private const string Request = "System.Net.Http.HttpRequestOut";
    private const string Start = Request + ".Start";
    private const string Stop = Request + ".Stop";
    private const string Fault = "System.Net.Http.Exception";
    private static readonly ConcurrentDictionary<(Type, string), PropertyInfo?> Properties = new();

    /// <summary>Asked before an event is put together; false for all but sampled invocations.</summary>
    public static bool IsEnabled(string name, object? first, object? second) =>
        name is Request or Start or Stop or Fault && InvocationRecording.Current is not null;

    public void OnNext(KeyValuePair<string, object?> value)
    {
        try
        {
            Handle(value.Key, value.Value, Activity.Current);
        }
        catch (Exception e) when (e is InvalidOperationException or InvalidCastException or NullReferenceException)
        {
            // The payloads are not a typed contract of .NET: if one changes, the request must go on without its recording.
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    private static void Handle(string name, object? payload, Activity? span)
    {
        if (payload is null || span is null || InvocationRecording.Current is not { } recording) return;
        switch (name)
        {
            case Start when Get<HttpRequestMessage>(payload, "Request") is { RequestUri: not null } request:
                var call = new HttpCall(recording, request);
                recording.Add(call);
                SpanCapture.Attach(span, call);
                SpanCapture.MarkHttp(span);
                break;
            case Stop:
                SpanCapture.HttpCallOf(span)?.Stopped(
                    Get<HttpRequestMessage>(payload, "Request"), Get<HttpResponseMessage>(payload, "Response"));
                break;
            case Fault when Get<Exception>(payload, "Exception") is { } exception:
                SpanCapture.HttpCallOf(span)?.Failed(exception);
                break;
        }
    }

    private static T? Get<T>(object payload, string property) where T : class =>
        Properties.GetOrAdd((payload.GetType(), property), static key => key.Item1.GetProperty(key.Item2))?.GetValue(payload) as T;
}
