using System.Diagnostics;
using System.Diagnostics.Metrics;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.Runtime.Handles;

/// <summary>Metrics of invocations by OpenTelemetry's conventions for functions, recorded off the calling thread.</summary>
internal static class InvocationMetrics
{
    private static readonly Meter Meter = new("Optimizer.Runtime");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("faas.invoke_duration", "s");
    private static readonly Counter<long> Invocations = Meter.CreateCounter<long>("faas.invocations");
    private static readonly Counter<long> Errors = Meter.CreateCounter<long>("faas.errors");
    private static readonly Counter<long> ColdStarts = Meter.CreateCounter<long>("faas.coldstarts");

    public static void Record(Invocation invocation)
    {
        if (!Duration.Enabled && !Invocations.Enabled && !Errors.Enabled && !ColdStarts.Enabled) return;
        var tags = new TagList { { "faas.name", invocation.Function }, { "faas.version", invocation.Version } };
        Duration.Record(invocation.DurationMs / 1000, tags);
        Invocations.Add(1, tags);
        if (invocation.Outcome == Outcomes.Error) Errors.Add(1, tags);
        if (invocation.ColdStart) ColdStarts.Add(1, tags);
    }
}
