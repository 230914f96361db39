using Optimizer.Runtime.Handles;

namespace Optimizer.Runtime.Tests.Handles;

public sealed class SharedRandomTests
{
    /// <summary>Reference output of splitmix64.c (Vigna, prng.di.unimi.it) for the seed 1234567.</summary>
    [Fact]
    public void Draws_what_the_reference_implementation_draws()
    {
        var random = new SharedRandom(1234567);
        Assert.Equal(
            [6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL],
            new[] { random.Next(), random.Next(), random.Next() });
    }

    [Theory]
    [InlineData(0, 0UL)]
    [InlineData(0.5, 1UL << 31)]
    [InlineData(1, 1UL << 32)]
    [InlineData(7, 1UL << 32)]
    public void A_share_is_a_bound_of_32_bit_draws(double share, ulong bound) => Assert.Equal(bound, SharedRandom.Threshold(share));
}
