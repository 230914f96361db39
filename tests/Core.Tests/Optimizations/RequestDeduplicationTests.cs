using Optimizer.Core.Optimizations;
using Optimizer.Core.Traffic;
using Optimizer.TestKit;

namespace Optimizer.Core.Tests.Optimizations;

public sealed class RequestDeduplicationTests : OptimizationContract<RequestDeduplication>
{
    protected override FunctionProfile Evidence => AProfile.Duplicated(0.2);

    [Fact]
    public void Proposes_nothing_when_requests_repeat_one_after_the_other() =>
        Assert.Null(Optimization.Detect(AProfile.Repeating(0.9), Function));
}
