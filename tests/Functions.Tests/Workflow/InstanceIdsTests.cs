using Optimizer.Functions.Workflow;

namespace Optimizer.Functions.Tests.Workflow;

public class InstanceIdsTests
{
    private static readonly string Longest = $"{new string('c', 32)}.{new string('f', 63)}.RequestDeduplication";

    [Fact]
    public void A_short_id_stays_as_it_is() => Assert.Equal("c1.price-quote.Caching", InstanceIds.Of("c1.price-quote.Caching"));

    [Fact]
    public void The_longest_id_of_a_sub_orchestration_fits() => Assert.Equal(InstanceIds.MaxLength, InstanceIds.Of(Longest).Length);

    [Fact]
    public void Two_long_ids_that_differ_at_the_end_stay_apart() => Assert.NotEqual(InstanceIds.Of(Longest + "a"), InstanceIds.Of(Longest + "b"));
}
