using Optimizer.Runtime;

namespace Healthy;

public sealed record Tags(List<string> Words);

public sealed record TagLine(string Text);

public sealed class TagList : IPlatformFunction<Tags, TagLine>
{
    public Task<TagLine> InvokeAsync(Tags request, CancellationToken cancellationToken)
    {
        return Task.FromResult(new TagLine(string.Join(", ", request.Words.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal))));
    }
}
