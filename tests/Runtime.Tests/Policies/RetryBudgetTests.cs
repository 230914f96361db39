using Optimizer.Runtime.Policies;

namespace Optimizer.Runtime.Tests.Policies;

public sealed class RetryBudgetTests
{
    [Fact]
    public void A_first_call_has_its_retries_at_once() => Assert.True(Calls(new RetryBudget(0.1, 10), 1).TrySpend());

    [Theory]
    [InlineData(50, 10)]
    [InlineData(100, 10)]
    [InlineData(110, 11)]
    [InlineData(1_000, 100)]
    public void Greedy_retries_are_the_ratio_of_calls_after_the_advance_is_paid_back(int calls, int retries)
    {
        var (budget, spent) = (new RetryBudget(0.1, 10), 0);
        for (var i = 0; i < calls; i++)
        {
            budget.Earn();
            while (budget.TrySpend())
                spent++;
        }
        Assert.Equal(retries, spent);
    }

    [Fact]
    public void A_quiet_time_saves_up_no_more_than_the_reserve()
    {
        var budget = Calls(new RetryBudget(0.1, 10), 100_000);
        Assert.Equal(10, Enumerable.Range(0, 50).Count(_ => budget.TrySpend()));
    }

    private static RetryBudget Calls(RetryBudget budget, int calls)
    {
        for (var i = 0; i < calls; i++)
            budget.Earn();
        return budget;
    }
}
