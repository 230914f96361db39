using Optimizer.Runtime.Telemetry;

namespace Optimizer.Core.Traffic;

/// <summary>Turns invocations into <see cref="FunctionTraffic"/> in one pass and bounded memory. Not safe for several threads.</summary>
/// <param name="options">The bounds.</param>
public sealed class TrafficCollector(TrafficOptions options)
{
    /// <summary>Invocations of versions that <see cref="TrafficOptions.Versions"/> leaves out.</summary>
    public long OtherVersions { get; private set; }

    /// <summary>Takes one invocation.</summary>
    public void Observe(Invocation invocation)
    {
        _ = options;
        OtherVersions = 0;
        throw new NotSupportedException();
    }

    /// <summary>What was seen until now, by function id.</summary>
    public IReadOnlyDictionary<string, FunctionTraffic> Build() => throw new NotSupportedException();
}
