using System.Diagnostics;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.Runtime.Recording;

/// <summary>A call that a client library reports as a span (a database, a queue); its bodies are not known.</summary>
internal sealed class SpanCall(InvocationRecording recording, Activity span) : IRecordedDependency
{
    private readonly double offset = recording.Now;
    private volatile DependencyCall? ended;

    /// <summary>Set when the library made an HTTP request for it, which is recorded in its place.</summary>
    public bool IsHttp { get; set; }

    public void Stopped() => ended = new DependencyCall
    {
        Target = $"{span.Source.Name} {span.DisplayName}",
        OffsetMs = offset,
        DurationMs = span.Duration.TotalMilliseconds,
        Outcome = span.Status == ActivityStatusCode.Error ? Outcomes.Error : Outcomes.Ok,
        Error = span.Status == ActivityStatusCode.Error ? span.GetTagItem("error.type") as string : null,
    };

    public DependencyCall? ToCall() => IsHttp ? null : ended;
}
