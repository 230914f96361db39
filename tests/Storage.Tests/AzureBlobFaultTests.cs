using System.Text;
using Azure;
using Optimizer.TestKit.Azure;

namespace Optimizer.Storage.Tests;

/// <summary>Whatever the network and the service do, of racing writers one knows that it won.</summary>
public sealed class AzureBlobFaultTests(Azurite azurite)
{
    private const int Seed = 31_337;
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Of_racing_puts_the_one_that_won_is_told_so_when_every_fifth_request_meets_a_fault()
    {
        await using var storage = new FaultyStorage(azurite, _ => Without412(FaultPlan.Seeded(Seed, 0.2)));
        for (var round = 0; round < 20; round++)
        {
            var won = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => PutAsync(storage, $"{round}", i))));
            var winner = Assert.Single(won, w => w >= 0);
            Assert.Equal($"{winner}", await TextAsync(storage, $"{round}"));
        }
        Assert.True(storage.Count(StorageFault.LostAnswer) > 0, $"The seed {Seed} loses no answer.");
    }

    [Theory]
    [InlineData(StorageFault.LostRequest)]
    [InlineData(StorageFault.LostAnswer)]
    [InlineData(StorageFault.Error500)]
    [InlineData(StorageFault.Error500AfterAll)]
    [InlineData(StorageFault.Busy503)]
    public async Task A_conditional_write_that_meets_a_fault_is_done_and_its_ETag_is_good(StorageFault fault)
    {
        await using var storage = new FaultyStorage(azurite, _ => FaultPlan.FirstWrite(fault));
        var first = await storage.Healthy.Blobs.PutIfAbsentAsync("things", "a", Bytes("1"), None);
        var second = await storage.Faulty.Blobs.ReplaceAsync("things", "a", Bytes("2"), first, None);
        Assert.NotNull(second);
        Assert.NotNull(await storage.Healthy.Blobs.ReplaceAsync("things", "a", Bytes("3"), second, None));
        Assert.Equal(1, storage.Count(fault));
    }

    [Fact]
    public async Task A_large_blob_arrives_whole_when_every_third_request_meets_a_fault()
    {
        var content = new byte[20 << 20];
        new Random(Seed).NextBytes(content);
        await using var storage = new FaultyStorage(azurite, _ => Without412(FaultPlan.Seeded(Seed, 1 / 3.0)));
        // The emulator hangs up on a large upload to a container that is not there, before it was all sent.
        await storage.Healthy.Blobs.PutIfAbsentAsync("things", "small", Bytes("1"), None);
        Assert.NotNull(await storage.Faulty.Blobs.PutIfAbsentAsync("things", "large", content, None));
        Assert.True((await storage.Faulty.Blobs.GetAsync("things", "large", None))!.Content.Span.SequenceEqual(content));
    }

    [Fact]
    public async Task A_service_that_stays_away_is_reported()
    {
        await using var storage = new FaultyStorage(azurite, _ => FaultPlan.Always(StorageFault.Busy503));
        var fault = await Assert.ThrowsAnyAsync<RequestFailedException>(() => storage.Faulty.Blobs.GetAsync("things", "a", None));
        Assert.Equal(503, fault.Status);
    }

    /// <summary>A refusal is an answer, not a fault: it tells the caller that another won.</summary>
    private static Func<long, string, StorageFault> Without412(Func<long, string, StorageFault> plan) =>
        (number, method) => plan(number, method) is var fault && fault == StorageFault.Refused412 ? StorageFault.None : fault;

    /// <returns>The writer's number where it won, else -1.</returns>
    private static async Task<int> PutAsync(FaultyStorage storage, string name, int writer) =>
        await storage.Faulty.Blobs.PutIfAbsentAsync("things", name, Bytes($"{writer}"), None) is null ? -1 : writer;

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static async Task<string> TextAsync(FaultyStorage storage, string name) =>
        Encoding.UTF8.GetString((await storage.Healthy.Blobs.GetAsync("things", name, None))!.Content.Span);
}
