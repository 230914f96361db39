using System.Text.Json.Serialization;

namespace Optimizer.Core.Workflow.Embedded;

[JsonConverter(typeof(JsonStringEnumConverter<WorkflowStatus>))]
public enum WorkflowStatus
{
    Running,
    Completed,
    Failed,
}
