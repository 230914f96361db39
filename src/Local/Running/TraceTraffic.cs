using Optimizer.Core.Traffic;

namespace Optimizer.Local.Running;

/// <summary>A trace that was read, as the source of a platform's traffic.</summary>
/// <param name="content">Traffic of the versions that were live when it was read.</param>
internal sealed class TraceTraffic(TraceContent content) : ITrafficSource
{
    public Task<IReadOnlyDictionary<string, FunctionTraffic>> ReadAsync(
        string platform, IReadOnlyDictionary<string, int> versions, CancellationToken cancellationToken) => Task.FromResult(content.Traffic);
}
