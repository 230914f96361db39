namespace Optimizer.Runtime.Tests.Samples;

public sealed record Secret([Sensitive] string Card, string Note)
{
    [Sensitive]
    public int Pin { get; init; }

    [Sensitive]
    public Guid? Account { get; init; }

    [Sensitive]
    public IReadOnlyList<string> Emails { get; init; } = [];
}
