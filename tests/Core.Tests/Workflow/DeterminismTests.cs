using Optimizer.Core.Workflow;
using Optimizer.Core.Workflow.Embedded;
using Optimizer.TestKit.Storage;
using Optimizer.TestKit.Workflow;

namespace Optimizer.Core.Tests.Workflow;

public sealed class DeterminismTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly RetryPlan Once = new(1, TimeSpan.Zero);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly AWorkflowStore store = new();

    [Fact]
    public async Task Code_that_asks_for_another_step_than_its_journal_fails_loudly()
    {
        await StopAfterFirstStepAsync();
        var end = await ResumeWithAsync(async (c, n) => await c.CallActivityAsync<int, int>("b", n, Once));
        Assert.Equal(typeof(NonDeterministicWorkflowException).FullName, end.Failure!.ErrorType);
        Assert.Contains("step 0 is Activity 'a' (input 6b86b273) in the journal, and the code asks for Activity 'b'", end.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_that_gives_another_input_fails_loudly()
    {
        await StopAfterFirstStepAsync();
        var end = await ResumeWithAsync(async (c, n) => await c.CallActivityAsync<int, int>("a", n + 1, Once));
        Assert.Equal(typeof(NonDeterministicWorkflowException).FullName, end.Failure!.ErrorType);
    }

    [Fact]
    public async Task Code_that_swallows_the_complaint_fails_all_the_same()
    {
        await StopAfterFirstStepAsync();
        var end = await ResumeWithAsync(async (c, n) =>
        {
            try
            {
                return await c.CallActivityAsync<int, int>("b", n, Once);
            }
            catch (NonDeterministicWorkflowException)
            {
                return 0;
            }
        });
        Assert.Equal(WorkflowStatus.Failed, end.Status);
    }

    [Fact]
    public async Task Code_that_ends_before_its_journal_fails_loudly()
    {
        await StopAfterFirstStepAsync();
        var end = await ResumeWithAsync((_, n) => Task.FromResult(n));
        Assert.Contains("the code ended after 0 of 1 journaled steps", end.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_that_awaits_what_is_not_a_step_fails_loudly()
    {
        var never = new TaskCompletionSource<int>();
        var end = await ResumeWithAsync((_, _) => never.Task, start: true);
        Assert.Contains("the code awaits something that is not a step", end.Failure!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Parallel_chains_replay_in_the_order_in_which_they_went(int seed)
    {
        var random = new Random(seed);
        for (var write = 3; write < 60; write += 5)
        {
            var (id, crash) = ($"chains:{seed}:{write}", new CrashPoint(write));
            await using (var dying = Chains(store.DyingRunner(crash), random))
            {
                await TryStartAsync(dying, id);
                while (!crash.IsDead && (await dying.GetAsync(id, None))?.Status == WorkflowStatus.Running)
                    await Task.Delay(Second / 1000, TimeProvider.System, None);
            }
            await using var runner = Chains(store.Runner("next", "dying"), random);
            await runner.StartAsync("chains", id, 0, None);
            var end = await store.PassTimeUntilAsync(runner.WaitAsync(id, None), Second);
            Assert.True(end.Output?.GetInt32() == 4 * (1 + 2 + 3), $"seed {seed}, write {write}: {end}");
        }
    }

    private static EmbeddedWorkflowRunner Chains(EmbeddedWorkflowRunner runner, Random random)
    {
        runner.RegisterActivity("link", () => new FakeActivity<int, int>(async (n, ct) =>
        {
            int spins;
            lock (random)
                spins = random.Next(4);
            for (var i = 0; i < spins; i++)
                await Task.Yield();
            return n;
        }));
        runner.RegisterWorkflow<int, int>("chains", async (c, _) => (await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ChainAsync(c)))).Sum());
        return runner;
    }

    private static async Task<int> ChainAsync(IWorkflowContext context)
    {
        var sum = 0;
        for (var link = 1; link <= 3; link++)
            sum += await context.CallActivityAsync<int, int>("link", link, Once).ConfigureAwait(link % 2 == 0);
        return sum;
    }

    private static async Task TryStartAsync(EmbeddedWorkflowRunner runner, string id)
    {
        try
        {
            await runner.StartAsync("chains", id, 0, None);
        }
        catch (IOException)
        {
            // It died at its start.
        }
    }

    private async Task StopAfterFirstStepAsync()
    {
        await using var runner = store.Runner("one");
        runner.RegisterActivity("a", () => new FakeActivity<int, int>(n => n));
        runner.RegisterWorkflow<int, int>("w", async (c, n) =>
        {
            await c.CallActivityAsync<int, int>("a", n, Once);
            await c.DelayUntilAsync(c.UtcNow.AddDays(1));
            return n;
        });
        await runner.StartAsync("w", "i", 1, None);
        while (await store.Entities.QueryAsync("workflow:i", "step:", "step;", None).CountAsync() < 1)
            await Task.Delay(Second / 1000, TimeProvider.System, None);
    }

    private async Task<WorkflowSnapshot> ResumeWithAsync(Func<IWorkflowContext, int, Task<int>> code, bool start = false)
    {
        await using var runner = store.Runner("two");
        runner.RegisterActivity("a", () => new FakeActivity<int, int>(n => n));
        runner.RegisterActivity("b", () => new FakeActivity<int, int>(n => n));
        runner.RegisterWorkflow("w", code);
        if (start) await runner.StartAsync("w", "i", 1, None);
        await runner.ResumeAsync(None);
        return await store.PassTimeUntilAsync(runner.WaitAsync("i", None), Second);
    }
}
