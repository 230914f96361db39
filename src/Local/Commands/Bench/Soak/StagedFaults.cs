using System.Collections.Concurrent;

namespace Optimizer.Local.Commands.Bench.Soak;

/// <summary>Says, seeded, which store calls and which activities fail. Counts what it did by phase.</summary>
internal sealed class StagedFaults(int seed)
{
    private const double FlakyShare = 0.1;
    private readonly Lock turn = new();
    private readonly Random random = new(seed);
    private readonly ConcurrentDictionary<string, int> injected = new(StringComparer.Ordinal);
    private readonly Dictionary<StagedFault, int> left = [];
    private readonly List<StagedFault> flaky = [];
    private (string Phase, int Calls) outage = ("", 0);

    /// <summary>Faults by phase.</summary>
    public IReadOnlyDictionary<string, int> Injected => injected;

    /// <summary>While set, the store refuses every call.</summary>
    public bool StoreIsDown { get; set; }

    /// <summary>Disturbs these from now on, and nothing that was planned before.</summary>
    public void Plan(params IReadOnlyList<StagedFault> faults)
    {
        lock (turn)
        {
            left.Clear();
            flaky.Clear();
            outage = ("", 0);
            foreach (var fault in faults) left[fault] = fault.Times;
        }
    }

    /// <exception cref="StagedFaultException">The activity fails before it began.</exception>
    public void Enter(string phase, object? input)
    {
        lock (turn)
        {
            if (Take(phase, input, StagedFaultKind.Outage) is { } down) (outage, left[down]) = ((phase, left[down] + 1), 0);
            if (Take(phase, input, StagedFaultKind.Flaky) is { } shaky) flaky.Add(shaky);
            if (Take(phase, input, StagedFaultKind.Before) is null) return;
            Note(phase);
        }
        throw new StagedFaultException($"{phase} before its work");
    }

    /// <exception cref="StagedFaultException">The activity's result is lost.</exception>
    public void Leave(string phase, object? input)
    {
        lock (turn)
        {
            if (Take(phase, input, StagedFaultKind.After) is null) return;
            Note(phase);
        }
        throw new StagedFaultException($"{phase} after its work");
    }

    /// <summary>The attempt is over, however it ended.</summary>
    public void End(string phase)
    {
        lock (turn)
        {
            if (flaky.Find(f => f.Phase == phase) is { } over) flaky.Remove(over);
        }
    }

    /// <param name="place">The store call, for the exception.</param>
    /// <returns>Whether a write is done all the same and only its acknowledgement is lost.</returns>
    /// <exception cref="StagedFaultException">The call fails, and nothing was done.</exception>
    public bool Call(string place, bool isWrite)
    {
        lock (turn)
        {
            if (StoreIsDown) throw new StagedFaultException($"the store is down ({place})");
            if (outage.Calls > 0)
            {
                outage.Calls--;
                Note(outage.Phase);
                throw new StagedFaultException($"the store is down for {outage.Calls} more calls ({place})");
            }
            if (flaky.Count == 0 || random.NextDouble() >= FlakyShare) return false;
            Note(flaky[0].Phase);
            return isWrite && random.Next(2) == 0 ? true : throw new StagedFaultException(place);
        }
    }

    /// <summary>Uses up one of a plan's times.</summary>
    private StagedFault? Take(string phase, object? input, StagedFaultKind kind)
    {
        var found = left.FirstOrDefault(f => f.Value > 0 && f.Key.Phase == phase && f.Key.Kind == kind && IsOf(f.Key.Function, input)).Key;
        if (found is not null) left[found]--;
        return found;
    }

    private static bool IsOf(string? function, object? input) =>
        function is null || $"{input}".Contains($"Function = {function},", StringComparison.Ordinal);

    private void Note(string phase) => injected.AddOrUpdate(phase, 1, (_, count) => count + 1);
}
