using Optimizer.Runtime.Policies;

namespace Optimizer.Runtime.Tests.Policies;

public sealed class SharedExecutionStressTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Under_load_every_caller_gets_its_own_requests_answer_or_its_own_cancellation(bool cached)
    {
        var function = new FakeFlakyFunction();
        var builder = new FunctionPipelineBuilder<Ask, Answer>(function, TimeProvider.System);
        var pipeline = (cached
            ? builder.AddCaching(new CachingOptions { TimeToLive = TimeSpan.FromMilliseconds(5), MaxEntries = 3 })
            : builder.AddDeduplication()).Build();
        var answered = 0;

        await Parallel.ForAsync(0, 4_000, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, stop) =>
        {
            using var caller = new CancellationTokenSource();
            var call = pipeline.InvokeAsync(new Ask($"{i % 5}"), i % 7 == 0 ? caller.Token : CancellationToken.None);
            if (i % 7 == 0)
                await caller.CancelAsync();
            try
            {
                var answer = await call.WaitAsync(TimeSpan.FromSeconds(30), stop);
                Assert.Equal($"{i % 5}", answer.Item);
                Assert.Empty(answer.Notes);
                answer.Notes.Add("mine");
                Interlocked.Increment(ref answered);
            }
            catch (OperationCanceledException) when (i % 7 == 0)
            {
            }
            catch (HttpRequestException)
            {
            }
        });

        Assert.True(answered > 1_000, $"only {answered} of 4000 were answered");
        Assert.InRange(function.Executions, 1, 4_000);
    }
}
