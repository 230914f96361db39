namespace Microsoft.DurableTask;

public record StartOrchestrationOptions
{
    public string? InstanceId { get; init; }
}
