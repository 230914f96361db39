using Optimizer.Runtime.Handles;

namespace Optimizer.Runtime.Tests.Handles;

public sealed class RingBufferTests
{
    [Fact]
    public void Gives_items_back_in_their_order_over_many_rounds()
    {
        var ring = new RingBuffer<int>(4);
        for (var i = 0; i < 100; i++)
        {
            Assert.True(ring.TryEnqueue(i, out var position));
            Assert.Equal(i, position);
            Assert.True(ring.TryDequeue(out var item));
            Assert.Equal(i, item);
        }
        Assert.False(ring.TryDequeue(out _));
    }

    [Fact]
    public void Takes_no_more_than_its_capacity()
    {
        var ring = new RingBuffer<string>(4);
        Assert.Equal(4, Enumerable.Range(0, 6).Count(_ => ring.TryEnqueue("x", out var _)));
    }

    [Fact]
    public async Task Loses_nothing_between_many_producers_and_one_consumer()
    {
        const int Each = 20_000;
        var ring = new RingBuffer<long>(256);
        var producers = Enumerable.Range(1, 4).Select(p => Task.Run(() => Produce(ring, p, Each))).ToList();
        var consumer = Task.Run(() => Consume(ring, 4 * Each));
        await Task.WhenAll(producers);
        Assert.Equal((1 + 2 + 3 + 4) * (long)Each, await consumer);
    }

    private static void Produce(RingBuffer<long> ring, long item, int count)
    {
        for (var i = 0; i < count;)
            if (ring.TryEnqueue(item, out _)) i++;
            else Thread.Yield();
    }

    private static long Consume(RingBuffer<long> ring, int count)
    {
        long sum = 0;
        for (var taken = 0; taken < count;)
        {
            if (ring.TryDequeue(out var item))
            {
                sum += item;
                taken++;
            }
            else
            {
                Thread.Yield();
            }
        }
        return sum;
    }
}
