using Optimizer.Runtime.Policies;

namespace Optimizer.Runtime.Tests.Policies;

public sealed class PolicyOptionsTests
{
    [Fact]
    public void Defaults_are_as_documented()
    {
        Assert.Equal(1_000, new CachingOptions { TimeToLive = TimeSpan.FromSeconds(1) }.MaxEntries);
        Assert.Equal(TimeSpan.FromSeconds(10), new DeduplicationOptions().MaxJoinAge);
        var retry = new RetryOptions { ShouldRetry = static _ => true };
        Assert.Equal((3, 50, 1_000, 0.1, 10),
            (retry.MaxAttempts, retry.BaseDelay.TotalMilliseconds, retry.MaxDelay.TotalMilliseconds, retry.BudgetRatio, retry.BudgetReserve));
    }

    [Fact]
    public void Every_fault_of_caching_is_named()
    {
        var fault = Assert.Throws<ArgumentException>(() => new CachingOptions { TimeToLive = TimeSpan.Zero, MaxEntries = 0 }.Validate("options"));
        Assert.Equal(
            "CachingOptions.TimeToLive must be more than zero and at most 7 days, but is 00:00:00. " +
            "CachingOptions.MaxEntries must be between 1 and 1000000, but is 0. (Parameter 'options')", fault.Message);
    }

    [Fact]
    public void Every_fault_of_deduplication_is_named()
    {
        var fault = Assert.Throws<ArgumentException>(() => new DeduplicationOptions { MaxJoinAge = TimeSpan.FromDays(1) }.Validate("options"));
        Assert.Equal("DeduplicationOptions.MaxJoinAge must be more than zero and at most 1 hour, but is 1.00:00:00. (Parameter 'options')", fault.Message);
    }

    [Fact]
    public void Every_fault_of_retrying_is_named()
    {
        var options = new RetryOptions
        {
            ShouldRetry = null!, MaxAttempts = 1, BaseDelay = TimeSpan.FromSeconds(-1), MaxDelay = TimeSpan.FromSeconds(-2), BudgetRatio = 0, BudgetReserve = 0,
        };
        Assert.Equal(
            "RetryOptions.ShouldRetry must be given, but is null. " +
            "RetryOptions.MaxAttempts must be between 2 and 10, but is 1. " +
            "RetryOptions.BaseDelay must be between zero and 1 minute, but is -00:00:01. " +
            "RetryOptions.MaxDelay must be between BaseDelay and 5 minutes, but is -00:00:02. " +
            "RetryOptions.BudgetRatio must be more than 0 and at most 1, but is 0. " +
            "RetryOptions.BudgetReserve must be between 1 and 1000, but is 0. (Parameter 'options')",
            Assert.Throws<ArgumentException>(() => options.Validate("options")).Message);
    }
}
