using Azure.Core;
using Azure.Core.Pipeline;

namespace Optimizer.Storage;

/// <summary>
/// Tells whether a request was sent more than once. The answer to a repeated write may speak of the state that its own first
/// attempt left behind: an attempt whose answer was lost has happened all the same.
/// </summary>
internal sealed class AzureRepeats
{
    private const string Property = "Optimizer.Repeats";
    private const string Sent = "Optimizer.Sent";

    private AzureRepeats()
    {
    }

    /// <summary>Whether some request of the scope was sent again.</summary>
    public bool Any { get; private set; }

    /// <summary>Watches the requests that are made until the scope is disposed.</summary>
    public static IDisposable Watch(out AzureRepeats repeats)
    {
        repeats = new AzureRepeats();
        return HttpPipeline.CreateHttpMessagePropertiesScope(new Dictionary<string, object?> { [Property] = repeats });
    }

    /// <summary>Belongs into the pipeline at <see cref="HttpPipelinePosition.PerRetry"/>.</summary>
    internal sealed class Policy : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message)
        {
            if (!message.TryGetProperty(Property, out var found) || found is not AzureRepeats repeats) return;
            if (message.TryGetProperty(Sent, out _)) repeats.Any = true;
            message.SetProperty(Sent, Sent);
        }
    }
}
