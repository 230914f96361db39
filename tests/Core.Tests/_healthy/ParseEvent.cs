using Optimizer.Runtime;
using System.Text.Json;

namespace Healthy;

public sealed record EventText(string Body);

public sealed record EventKind(string Kind, int Fields);

public sealed class ParseEvent : IPlatformFunction<EventText, EventKind>
{
    public Task<EventKind> InvokeAsync(EventText request, CancellationToken cancellationToken)
    {
        using var document = JsonDocument.Parse(request.Body);
        var kind = document.RootElement.TryGetProperty("kind", out var named) ? named.GetString() ?? "" : "";
        return Task.FromResult(new EventKind(kind, document.RootElement.EnumerateObject().Count()));
    }
}
