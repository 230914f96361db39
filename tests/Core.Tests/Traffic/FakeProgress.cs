using Optimizer.Core.Traffic;

namespace Optimizer.Core.Tests.Traffic;

internal sealed class FakeProgress : IProgress<TraceProgress>
{
    public List<TraceProgress> Reports { get; } = [];

    public void Report(TraceProgress value) => Reports.Add(value);
}
