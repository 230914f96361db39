using System.Text.Json.Serialization;

namespace Optimizer.Core.Workflow.Embedded;

/// <summary>What a workflow can wait for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StepKind>))]
internal enum StepKind
{
    Activity,
    SubWorkflow,
    Timer,
    Event,
}
