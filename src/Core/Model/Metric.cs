using System.Text.Json.Serialization;

namespace Optimizer.Core.Model;

/// <summary>What an optimization is to lower. Every metric is better when smaller.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Metric>))]
public enum Metric
{
    /// <summary>Mean duration in milliseconds.</summary>
    MeanLatency,

    /// <summary>95th percentile of durations in milliseconds.</summary>
    P95Latency,

    /// <summary>Failed invocations ÷ invocations, 0 to 1.</summary>
    ErrorRate,

    /// <summary>Dependency calls ÷ invocations.</summary>
    DependencyCalls,

    /// <summary>Milliseconds that a process's first call takes.</summary>
    ColdStart,

    /// <summary>Mean time in milliseconds until a caller has an answer or a failure: where failing soon is the point.</summary>
    TimeToOutcome,
}
