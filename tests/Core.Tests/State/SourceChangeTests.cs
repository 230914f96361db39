using Optimizer.Core.Source;
using Optimizer.Core.State;
using Optimizer.TestKit.State;

namespace Optimizer.Core.Tests.State;

/// <summary>A version must not serve in the name of source that its function no longer has.</summary>
public sealed class SourceChangeTests : IDisposable
{
    private const string Price = "namespace Shop; [FunctionContract(Safe = true, MaxStalenessSeconds = 30)] public class price { int Of() => 1; }";
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly AStore store = new();

    private PlatformState State => store.State;

    public void Dispose() => store.Dispose();

    [Theory]
    [InlineData("=> 1", "=> 2")]
    [InlineData("Seconds = 30", "Seconds = 5")]
    [InlineData("Safe = true, ", "")]
    public async Task A_changed_function_or_contract_withdraws_the_live_version(string was, string now)
    {
        await LiveAsync(known: true);
        await PutAsync(Price.Replace(was, now, StringComparison.Ordinal));

        Assert.Equal(0, (await PointerAsync()).Live);
        Assert.Equal(VersionState.Withdrawn, (await State.GetVersionAsync("shop", "price", 1, None))!.State);
        var entry = await State.ListAuditAsync("shop", None).LastAsync();
        Assert.Equal(("source.changed", "bob"), (entry.Event, entry.Actor));
    }

    [Fact]
    public async Task A_version_that_does_not_know_its_source_is_withdrawn_when_the_registered_source_changes()
    {
        await LiveAsync(known: false);
        await PutAsync(Price.Replace("=> 1", "=> 2", StringComparison.Ordinal));
        Assert.Equal(0, (await PointerAsync()).Live);
    }

    [Fact]
    public async Task A_changed_function_ends_the_trial_of_its_version()
    {
        await TrialAsync(known: true);
        await PutAsync(Price.Replace("=> 1", "=> 2", StringComparison.Ordinal));
        Assert.Equal((0, null), ((await PointerAsync()).Live, (await PointerAsync()).Canary));
    }

    [Fact]
    public async Task A_change_of_comments_or_of_other_files_withdraws_nothing()
    {
        await LiveAsync(known: true);
        await PutAsync("// Prices.\r\n" + Price, other: "namespace Shop; class Other { int X; }");
        Assert.Equal(1, (await PointerAsync()).Live);
    }

    [Fact]
    public async Task A_version_made_from_older_source_cannot_begin_to_serve()
    {
        await TrialAsync(known: true);
        await PutAsync(Price.Replace("=> 1", "=> 2", StringComparison.Ordinal));
        await Assert.ThrowsAsync<SourceChangedException>(() => State.ApplyAsync(
            "shop", "price", APlatform.Change("again", "canary.started", (0, null), 0, 1, (1, VersionState.Canary)), None));
        await PutAsync(Price);
        await State.ApplyAsync("shop", "price", APlatform.Change("again", "canary.started", (0, null), 0, 1, (1, VersionState.Canary)), None);
        Assert.Equal(1, (await PointerAsync()).Canary!.Version);
    }

    private static PlatformSource Source(string price, string other) => new(
        new PlatformDefinition("shop", [new FunctionDefinition("price", "Shop.price")], []),
        new Dictionary<string, string> { ["Price.cs"] = price, ["Other.cs"] = other });

    private Task PutAsync(string price, string other = "namespace Shop; class Other { }") =>
        State.PutPlatformAsync(Source(price, other), Autonomy.Full, "bob", None);

    private async Task<FunctionRecord> PointerAsync() => (await State.GetFunctionAsync("shop", "price", None))!;

    private async Task TrialAsync(bool known)
    {
        await PutAsync(Price);
        var made = known ? SourceFingerprint.Of((await State.GetSourceAsync("shop", None))!, "price") : null;
        await State.AddVersionAsync("shop", APlatform.Version("price") with { Source = made }, None);
        await State.ApplyAsync("shop", "price", APlatform.Change("c1/price/0", "canary.started", (0, null), 0, 1, (1, VersionState.Canary)), None);
    }

    private async Task LiveAsync(bool known)
    {
        await TrialAsync(known);
        await State.ApplyAsync("shop", "price", APlatform.Change("c1/price/5", "version.promoted", (0, 1), 1, null, (1, VersionState.Live)), None);
    }
}
