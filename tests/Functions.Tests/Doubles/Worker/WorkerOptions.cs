using Azure.Core.Serialization;

namespace Microsoft.Azure.Functions.Worker;

public class WorkerOptions
{
    /// <summary>Writes and reads the payloads of orchestrations and activities.</summary>
    public ObjectSerializer? Serializer { get; set; }
}
