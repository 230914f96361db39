#pragma warning disable CS9113
using Optimizer.Core.Model;

namespace Optimizer.Storage;

/// <summary>Ids of 32 lower-case hex digits (UUID version 7) that sort by creation, also within a millisecond of one process.</summary>
public sealed class TimeOrderedIds(TimeProvider time) : IIdGenerator
{
    public string NewId() => throw new NotImplementedException();
}
