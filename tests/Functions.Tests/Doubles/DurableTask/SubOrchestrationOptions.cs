namespace Microsoft.DurableTask;

public record SubOrchestrationOptions : TaskOptions
{
    public string? InstanceId { get; init; }
}
