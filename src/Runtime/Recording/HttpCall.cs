using System.Diagnostics;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.Runtime.Recording;

/// <summary>An HTTP request of a sampled invocation, from its start to the end of its response's body.</summary>
internal sealed class HttpCall : IRecordedDependency
{
    private readonly InvocationRecording recording;
    private readonly HttpMethod method;
    private readonly Uri uri;
    private readonly BodyCapture requestBody;
    private readonly BodyCapture responseBody;
    private readonly double offset;
    private HttpContent? originalContent;
    private double endedAt = -1;
    private int? status;
    private string? contentType;
    private string? error;
    private double waitedMs;
    private double connectMs;

    public HttpCall(InvocationRecording recording, HttpRequestMessage request)
    {
        this.recording = recording;
        method = request.Method;
        uri = request.RequestUri!;
        requestBody = new BodyCapture(recording.MaxBodyBytes);
        responseBody = new BodyCapture(recording.MaxBodyBytes);
        offset = recording.Now;
        if (request.Content is not { } content) return;
        originalContent = content;
        request.Content = new CapturedContent(content, requestBody, static () => { });
    }

    /// <summary>The response's head arrived, or none came. The request gets its own body back: it is the caller's.</summary>
    public void Stopped(HttpRequestMessage? request, HttpResponseMessage? response)
    {
        if (request?.Content is CapturedContent && originalContent is not null) request.Content = originalContent;
        originalContent = null;
        endedAt = recording.Now;
        if (response is null) return;
        status = (int)response.StatusCode;
        contentType = response.Content.Headers.ContentType?.ToString();
        response.Content = new CapturedContent(response.Content, responseBody, () => endedAt = recording.Now);
    }

    public void Failed(Exception e) => error = e.GetType().FullName;

    public void Waited(TimeSpan time) => waitedMs += time.TotalMilliseconds;

    /// <summary>The call's span ended: whether the connection it waited for was opened in that time.</summary>
    public void Closed(Activity span)
    {
        if (waitedMs <= 0) return;
        var opened = span.Links.Select(l => ConnectionSetups.Find(l.Context.SpanId)).FirstOrDefault(s => s is not null);
        if (opened is { } setup && setup.Ended >= span.StartTimeUtc) connectMs = Math.Min(waitedMs, setup.Duration.TotalMilliseconds);
    }

    public DependencyCall? ToCall() => endedAt < 0
        ? null
        : new DependencyCall
        {
            Target = RecordedCall.TargetOf(method, uri),
            OffsetMs = offset,
            DurationMs = Math.Max(0, endedAt - offset),
            Outcome = status is null or >= 400 ? Outcomes.Error : Outcomes.Ok,
            Error = status is null ? error : null,
            Connected = connectMs > 0,
            ConnectMs = connectMs,
            Request = requestBody.TryGetText(out var sent) ? RecordedCall.Request(method, uri, sent) : null,
            Response = status is { } code && responseBody.TryGetText(out var got) ? RecordedCall.Response(code, got, contentType) : null,
        };
}
