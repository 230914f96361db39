using System.Diagnostics;
using System.Globalization;

namespace Optimizer.Sandbox.Replay;

/// <summary>One execution of one case by one side, and what it asked of others.</summary>
internal sealed class Execution(int number, int @case, string side, CaseRecordings recordings)
{
    private static readonly AsyncLocal<Execution?> Flowing = new();

    private readonly Lock gate = new();
    private readonly List<string> calls = [];
    private readonly Dictionary<string, int> served = new(StringComparer.Ordinal);
    private int unserved;
    private int othersCookies;
    private int connections;
    private int started;
    private int arrived;

    /// <summary>The execution on whose behalf the current code runs; flows through awaits and tasks.</summary>
    public static Execution? Current
    {
        get => Flowing.Value;
        set => Flowing.Value = value;
    }

    public int Number => number;

    public int Case => @case;

    public string Side => side;

    public CaseRecordings Recordings => recordings;

    public int OthersCookies => Volatile.Read(ref othersCookies);

    public int Connections => Volatile.Read(ref connections);

    /// <summary>Calls without a recorded answer, and HTTP requests that went elsewhere than to the replay.</summary>
    public int UnservedCalls => Volatile.Read(ref unserved) + Math.Max(0, Volatile.Read(ref started) - Volatile.Read(ref arrived));

    public IReadOnlyList<string> Calls
    {
        get
        {
            lock (gate)
                return [.. calls];
        }
    }

    /// <summary>Makes HTTP requests carry this execution's number in their trace id.</summary>
    public Activity StartActivity()
    {
        var trace = ActivityTraceId.CreateFromString(number.ToString("x32", CultureInfo.InvariantCulture));
        return new Activity("execution").SetParentId(trace, ActivitySpanId.CreateFromString("0000000000000001")).Start();
    }

    /// <summary>The answer to a call: the next recorded one of those alike, the last once more when there are no more; null when none was recorded.</summary>
    /// <param name="key">See <see cref="ReplayKey"/>.</param>
    /// <param name="by">Who asked, where that matters; part of what is written down, not of what was recorded.</param>
    public RecordedAnswer? Take(string key, string by = "")
    {
        lock (gate)
        {
            calls.Add(key + by);
            var answers = recordings.For(key);
            var next = served.GetValueOrDefault(key);
            served[key] = next + 1;
            var answer = answers.Count == 0 ? null : answers[Math.Min(next, answers.Count - 1)];
            if (answer is not null and { IsUnknown: false }) return answer;
        }
        CountUnserved();
        return null;
    }

    public void CountUnserved() => Interlocked.Increment(ref unserved);

    public void CountOthersCookie() => Interlocked.Increment(ref othersCookies);

    public void CountConnection() => Interlocked.Increment(ref connections);

    public void CountStarted() => Interlocked.Increment(ref started);

    public void CountArrived() => Interlocked.Increment(ref arrived);
}
