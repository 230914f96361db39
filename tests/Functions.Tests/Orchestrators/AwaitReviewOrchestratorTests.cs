using Optimizer.Functions.Reviews;
using Optimizer.Functions.Tests.Hub;

namespace Optimizer.Functions.Tests.Orchestrators;

public class AwaitReviewOrchestratorTests
{
    private static readonly ReviewWait Wait = new("c1.f1.Caching", TimeSpan.FromDays(7));

    [Fact]
    public async Task A_decision_ends_the_wait()
    {
        var hub = AHub();
        hub.Raised[ReviewWait.Decided] = hub.Write(new ReviewDecision("approve"));

        Assert.Equal("approve", await hub.RunAsync<string>(ReviewWait.Name, ReviewWait.InstanceOf(Wait.Review), Wait));
        Assert.Empty(hub.Executed);
    }

    [Fact]
    public async Task A_review_that_nobody_decides_expires()
    {
        var hub = AHub();

        Assert.Equal("expired", await hub.RunAsync<string>(ReviewWait.Name, ReviewWait.InstanceOf(Wait.Review), Wait));
        Assert.Equal([ReviewExpiry.Name], hub.Executed);
    }

    private static FakeTaskHub AHub() => new FakeTaskHub().Activity<ReviewWait, string>(ReviewExpiry.Name, _ => "expired");
}
