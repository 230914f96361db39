using Azure;
using Optimizer.Core.Storage;
using Optimizer.TestKit.Azure;

namespace Optimizer.Storage.Tests;

/// <summary>Whatever the network and the service do, a write happens once or is reported as not done.</summary>
public sealed class AzureStateFaultTests(Azurite azurite)
{
    private const int Seed = 20_261;
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task No_increment_is_lost_or_doubled_when_every_sixth_request_meets_a_fault()
    {
        await using var storage = new FaultyStorage(azurite, _ => FaultPlan.Seeded(Seed, 1 / 6.0));
        await storage.Healthy.State.WriteAsync("p", [StateWrite.Insert("n", "0")], None);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 50; i++)
                await IncrementAsync(storage.Faulty.State);
        })));
        Assert.Equal("200", await JsonAsync(storage, "n"));
        foreach (var fault in Enum.GetValues<StorageFault>())
            Assert.True(storage.Count(fault) > 0, $"The seed {Seed} never injects {fault}.");
    }

    [Theory]
    [InlineData(StorageFault.LostRequest)]
    [InlineData(StorageFault.LostAnswer)]
    [InlineData(StorageFault.Delay)]
    [InlineData(StorageFault.Error500)]
    [InlineData(StorageFault.Error500AfterAll)]
    [InlineData(StorageFault.Busy503)]
    public async Task A_write_that_meets_a_fault_is_done_and_its_ETag_is_good(StorageFault fault)
    {
        await using var storage = new FaultyStorage(azurite, _ => FaultPlan.FirstWrite(fault));
        await storage.Healthy.State.WriteAsync("p", [StateWrite.Insert("gone", "1")], None);
        var etags = await storage.Faulty.State.WriteAsync("p", [StateWrite.Insert("a", "1"), StateWrite.Delete("gone"), StateWrite.Upsert("b", "1")], None);
        await storage.Healthy.State.WriteAsync("p", [StateWrite.Replace("a", "2", etags[0]), StateWrite.Replace("b", "2", etags[2])], None);
        Assert.Null(await JsonAsync(storage, "gone"));
        Assert.Equal(1, storage.Count(fault));
    }

    [Fact]
    public async Task A_refused_write_is_a_conflict_and_nothing_is_written()
    {
        await using var storage = new FaultyStorage(azurite, _ => FaultPlan.FirstWrite(StorageFault.Refused412));
        await storage.Healthy.State.WriteAsync("p", [StateWrite.Insert("other", "1")], None);
        await Assert.ThrowsAsync<StateConflictException>(() => storage.Faulty.State.WriteAsync("p", [StateWrite.Insert("a", "1")], None));
        Assert.Null(await JsonAsync(storage, "a"));
    }

    [Fact]
    public async Task A_write_whose_answer_was_lost_is_done_though_another_overwrote_it_meanwhile()
    {
        await using var storage = new FaultyStorage(azurite, s => FaultPlan.FirstWrite(StorageFault.LostAnswer, () => Overwrite(s)));
        var first = (await storage.Healthy.State.WriteAsync("p", [StateWrite.Insert("a", "1")], None))[0];
        var etag = (await storage.Faulty.State.WriteAsync("p", [StateWrite.Replace("a", "2", first)], None))[0];
        Assert.Equal("other", await JsonAsync(storage, "a"));
        await Assert.ThrowsAsync<StateConflictException>(
            () => storage.Healthy.State.WriteAsync("p", [StateWrite.Replace("a", "3", etag)], None));
    }

    [Fact]
    public async Task An_unconditional_write_whose_answer_was_lost_does_not_overwrite_what_came_after_it()
    {
        await using var storage = new FaultyStorage(azurite, s => FaultPlan.FirstWrite(StorageFault.LostAnswer, () => Overwrite(s)));
        await storage.Healthy.State.WriteAsync("p", [StateWrite.Insert("a", "1")], None);
        await storage.Faulty.State.WriteAsync("p", [StateWrite.Upsert("a", "2")], None);
        Assert.Equal("other", await JsonAsync(storage, "a"));
    }

    [Fact]
    public async Task A_full_batch_whose_answer_was_lost_is_known_by_its_rows()
    {
        await using var storage = new FaultyStorage(azurite, _ => FaultPlan.FirstWrite(StorageFault.LostAnswer));
        await storage.Healthy.State.WriteAsync("q", [StateWrite.Insert("a", "1")], None);
        var writes = Enumerable.Range(0, StorageRules.MaxBatch).Select(i => StateWrite.Insert($"{i:D3}", "1")).ToList();
        Assert.DoesNotContain("", await storage.Faulty.State.WriteAsync("p", writes, None));
    }

    [Fact]
    public async Task A_service_that_stays_away_is_reported_and_nothing_is_written()
    {
        await using var storage = new FaultyStorage(azurite, _ => FaultPlan.Always(StorageFault.Busy503));
        await storage.Healthy.State.WriteAsync("p", [StateWrite.Insert("other", "1")], None);
        var fault = await Assert.ThrowsAnyAsync<RequestFailedException>(() => storage.Faulty.State.WriteAsync("p", [StateWrite.Insert("a", "1")], None));
        Assert.Equal(503, fault.Status);
        Assert.Null(await JsonAsync(storage, "a"));
    }

    private static void Overwrite(FaultyStorage storage) =>
        storage.Healthy.State.WriteAsync("p", [StateWrite.Upsert("a", "other")], None).GetAwaiter().GetResult();

    private static async Task<string?> JsonAsync(FaultyStorage storage, string row) =>
        (await storage.Healthy.State.GetAsync("p", row, None))?.Json;

    private static async Task IncrementAsync(AzureStateStore store)
    {
        while (true)
        {
            var found = (await store.GetAsync("p", "n", None))!;
            try
            {
                await store.WriteAsync("p", [StateWrite.Replace("n", $"{int.Parse(found.Json, null) + 1}", found.ETag)], None);
                return;
            }
            catch (StateConflictException)
            {
                // Another increment came first.
            }
        }
    }
}
