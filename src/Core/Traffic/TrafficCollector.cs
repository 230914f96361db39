using Optimizer.Runtime.Telemetry;

namespace Optimizer.Core.Traffic;

/// <summary>Turns invocations into <see cref="FunctionTraffic"/> in one pass and bounded memory. Not safe for several threads.</summary>
/// <param name="options">The bounds.</param>
public sealed class TrafficCollector(TrafficOptions options)
{
    private readonly Dictionary<string, FunctionCollector> functions = new(StringComparer.Ordinal);
    private readonly Random random = new(options.Seed);
    private readonly Budget calls = new(options.MaxCalls);
    private readonly Budget keys = new(options.MaxKeys);
    private readonly Budget recordingBytes = new(options.MaxRecordingBytes);

    /// <summary>Invocations of versions that <see cref="TrafficOptions.Versions"/> leaves out.</summary>
    public long OtherVersions { get; private set; }

    /// <summary>Takes one invocation.</summary>
    public void Observe(Invocation invocation)
    {
        ArgumentNullException.ThrowIfNull(invocation);
        if (invocation.Version != options.Versions.GetValueOrDefault(invocation.Function))
        {
            OtherVersions++;
            return;
        }
        if (!functions.TryGetValue(invocation.Function, out var collector))
            functions.Add(invocation.Function, collector = Create(invocation.Function));
        collector.Observe(invocation);
    }

    /// <summary>What was seen until now, by function id.</summary>
    public IReadOnlyDictionary<string, FunctionTraffic> Build() =>
        functions.ToDictionary(f => f.Key, f => f.Value.Build(), StringComparer.Ordinal);

    private FunctionCollector Create(string function)
    {
        var staleness = options.MaxStaleness.GetValueOrDefault(function, options.DefaultStaleness);
        return new FunctionCollector(
            function,
            new RequestHistory(new SeenRequests(options.MaxKeysPerFunction, keys), staleness, options.RecoveryWindow),
            new CallRing(options.MaxCallsPerFunction, calls),
            new RecordingSample(options.MaxRecordings, random, recordingBytes));
    }
}
