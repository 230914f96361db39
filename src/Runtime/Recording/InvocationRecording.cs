using System.Text.Json;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.Runtime.Recording;

/// <summary>What a sampled invocation asked and got, and what it asked of others. Follows the invocation's async flow.</summary>
internal sealed class InvocationRecording(RedactedJson request, Redactor redactor, TimeProvider time, int maxBodyBytes)
{
    private static readonly AsyncLocal<InvocationRecording?> Flow = new();
    /// <summary>Spans and timestamps come from two clocks; milliseconds.</summary>
    private const double Rounding = 0.1;

    private static int underWay;
    private readonly Lock gate = new();
    private readonly long started = time.GetTimestamp();
    private readonly List<IRecordedDependency> calls = [];
    private double? endedAt;
    private RedactedJson? response;

    /// <summary>The recording that calls made here belong to; null when the invocation is not sampled.</summary>
    public static InvocationRecording? Current
    {
        get => Flow.Value;
        set => Flow.Value = value;
    }

    /// <summary>Sampled invocations of this process that run now.</summary>
    public static int UnderWay => Volatile.Read(ref underWay);

    public JsonElement Request => request.Json;

    /// <summary>Null while there is none, and when it cannot be written as JSON.</summary>
    public JsonElement? Response => response?.Json;

    public Redactor Redactor => redactor;

    public int MaxBodyBytes => maxBodyBytes;

    /// <summary>Milliseconds since the invocation began.</summary>
    public double Now => time.GetElapsedTime(started).TotalMilliseconds;

    /// <summary>Makes this the recording of what the calling async method does from here on.</summary>
    public void Enter()
    {
        Interlocked.Increment(ref underWay);
        Current = this;
    }

    /// <summary>The function answered; what is sensitive in its answer may have come from a dependency.</summary>
    public void Answered(RedactedJson answer) => response = answer;

    /// <summary>The invocation ended: what ends or begins later is not part of it.</summary>
    public void Leave()
    {
        Interlocked.Decrement(ref underWay);
        lock (gate) endedAt ??= Now;
    }

    /// <summary>Adds a call that has begun; ignored after the invocation's end.</summary>
    public void Add(IRecordedDependency call)
    {
        lock (gate)
            if (endedAt is null) calls.Add(call);
    }

    /// <summary>The calls that ended within the invocation, in the order in which they began.</summary>
    public IReadOnlyList<DependencyCall> Complete()
    {
        var replaced = Replaced();
        lock (gate)
            return [.. calls.Select(c => c.ToCall()).OfType<DependencyCall>().Where(IsWithin).Select(c => Redact(c, replaced)).OrderBy(c => c.OffsetMs)];
    }

    private bool IsWithin(DependencyCall call) => call.OffsetMs + call.DurationMs <= (endedAt ?? Now) + Rounding;

    /// <summary>Of the request and of the response; equal texts have equal tokens.</summary>
    private Dictionary<string, string> Replaced()
    {
        var all = new Dictionary<string, string>(request.Replaced ?? new Dictionary<string, string>(), StringComparer.Ordinal);
        foreach (var (text, token) in response?.Replaced ?? new Dictionary<string, string>()) all.TryAdd(text, token);
        return all;
    }

    /// <summary>Sensitive texts reach dependencies and come from them; they are replaced there by the same tokens.</summary>
    private static DependencyCall Redact(DependencyCall call, Dictionary<string, string> replaced) => replaced.Count == 0
        ? call
        : call with
        {
            Target = TextRedaction.Replace(call.Target, replaced),
            Request = TextRedaction.Replace(call.Request, replaced),
            Response = TextRedaction.Replace(call.Response, replaced),
        };
}
