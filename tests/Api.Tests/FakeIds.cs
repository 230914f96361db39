using Optimizer.Core.Model;

namespace Optimizer.Api.Tests;

internal sealed class FakeIds : IIdGenerator
{
    private int last;

    public string NewId() => $"id{++last:D4}";
}
