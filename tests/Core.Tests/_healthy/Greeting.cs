using Optimizer.Runtime;

namespace Healthy;

public sealed record Visitor(string Name, int Hour);

public sealed record GreetingText(string Text);

public sealed class Greeting : IPlatformFunction<Visitor, GreetingText>
{
    public Task<GreetingText> InvokeAsync(Visitor request, CancellationToken cancellationToken)
    {
        var part = request.Hour switch { < 11 => "morning", < 18 => "day", _ => "evening" };
        return Task.FromResult(new GreetingText($"Good {part}, {request.Name}!"));
    }
}
