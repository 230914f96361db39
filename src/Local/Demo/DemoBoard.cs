using Optimizer.Core.State;

namespace Optimizer.Local.Demo;

/// <summary>What viewers of the demonstration see, as it is now. Thread-safe.</summary>
internal sealed class DemoBoard(TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly long began = time.GetTimestamp();
    private readonly Dictionary<string, FunctionRecord> pointers = new(StringComparer.Ordinal);
    private readonly List<string> news = [];
    private StorefrontProgress? progress;
    private DemoStage stage;

    public TimeSpan Elapsed => time.GetElapsedTime(began);

    public DemoStage Stage
    {
        get { lock (gate) return stage; }
    }

    /// <summary>The last second as callers saw it; null before there was one.</summary>
    public StorefrontProgress? Progress
    {
        get { lock (gate) return progress; }
    }

    public void Enter(DemoStage next, string sentence)
    {
        lock (gate) stage = next;
        Tell(sentence);
    }

    /// <summary>Adds a line of news.</summary>
    public void Tell(string sentence)
    {
        lock (gate) news.Add(FormattableString.Invariant($"{Elapsed.TotalSeconds,5:0.0} s  {sentence}"));
    }

    public void Show(StorefrontProgress line)
    {
        lock (gate) progress = line;
    }

    /// <summary>Notes where a function's pointer stands; a move is news.</summary>
    public void Show(FunctionRecord pointer)
    {
        lock (gate)
        {
            var before = pointers.GetValueOrDefault(pointer.Function);
            pointers[pointer.Function] = pointer;
            if (Route(before) == Route(pointer)) return;
        }
        Tell($"{pointer.Function}: {Route(pointer)}");
    }

    public string RouteOf(string function)
    {
        lock (gate) return Route(pointers.GetValueOrDefault(function));
    }

    /// <summary>News from the given line on.</summary>
    public IReadOnlyList<string> NewsFrom(int line)
    {
        lock (gate) return news[line..];
    }

    private static string Route(FunctionRecord? pointer)
    {
        var live = pointer is null or { Live: 0 } ? "original" : $"version {pointer.Live}";
        return pointer?.Canary is { } canary ? FormattableString.Invariant($"{live}, version {canary.Version} on trial with {canary.Weight:P0}") : live;
    }
}
