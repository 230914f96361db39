using System.Diagnostics;

namespace Optimizer.Runtime.Recording;

/// <summary>
/// Follows the spans of sampled invocations: how long their HTTP requests waited for connections, and the calls of other
/// client libraries. Never marks a trace as recorded, so what an application exports does not change.
/// </summary>
internal static class SpanCapture
{
    private const string Http = "System.Net.Http";
    private const string Experimental = "Experimental.System.Net.";
    private const string WaitSpan = "Experimental.System.Net.Http.Connections.WaitForConnection";
    private const string SetupSpan = "Experimental.System.Net.Http.Connections.ConnectionSetup";
    private const string CallProperty = "optimizer.call";

    public static ActivityListener Listen()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = IsOfClient,
            Sample = (ref options) => Sample(options.Name),
            SampleUsingParentId = (ref options) => Sample(options.Name),
            ActivityStarted = Started,
            ActivityStopped = Stopped,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    public static void Attach(Activity span, object call) => span.SetCustomProperty(CallProperty, call);

    public static HttpCall? HttpCallOf(Activity? span) => span?.GetCustomProperty(CallProperty) as HttpCall;

    /// <summary>The HTTP request stands for the spans around it.</summary>
    public static void MarkHttp(Activity span)
    {
        for (var parent = span.Parent; parent is not null; parent = parent.Parent)
            if (parent.GetCustomProperty(CallProperty) is SpanCall call) call.IsHttp = true;
    }

    private static bool IsOfClient(ActivitySource source) =>
        source.Name != Handles.InvocationSpans.SourceName
        && !source.Name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
        && (!source.Name.StartsWith(Experimental, StringComparison.Ordinal) || source.Name == "Experimental.System.Net.Http.Connections");

    /// <summary>Connections are opened outside of any invocation's flow.</summary>
    private static ActivitySamplingResult Sample(string name) =>
        InvocationRecording.Current is not null || (name == SetupSpan && InvocationRecording.UnderWay > 0)
            ? ActivitySamplingResult.AllData
            : ActivitySamplingResult.None;

    private static void Started(Activity span)
    {
        if (span.Kind != ActivityKind.Client || span.Source.Name == Http || InvocationRecording.Current is not { } recording) return;
        var call = new SpanCall(recording, span);
        Attach(span, call);
        recording.Add(call);
    }

    private static void Stopped(Activity span)
    {
        if (span.OperationName == SetupSpan) ConnectionSetups.Add(span);
        else if (span.OperationName == WaitSpan) HttpCallOf(span.Parent)?.Waited(span.Duration);
        else if (span.GetCustomProperty(CallProperty) is SpanCall call) call.Stopped();
        else HttpCallOf(span)?.Closed(span);
    }
}
