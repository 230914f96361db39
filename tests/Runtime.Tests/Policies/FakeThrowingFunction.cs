namespace Optimizer.Runtime.Tests.Policies;

/// <summary>Throws from the call itself, not by way of its task.</summary>
internal sealed class FakeThrowingFunction : IPlatformFunction<Ask, Answer>
{
    public Task<Answer> InvokeAsync(Ask request, CancellationToken cancellationToken) => throw new InvalidOperationException("at once");
}
