namespace Optimizer.Runtime.Tests.Policies;

public sealed record Ask(string Item);
