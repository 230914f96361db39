namespace Optimizer.EndToEnd.Tests.Commands;

public sealed class ReviewCommandTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private AFolderStore store = null!;

    public async ValueTask InitializeAsync() => store = await AFolderStore.CreateAsync(folder);

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task List_shows_what_waits_and_what_would_flip_it()
    {
        await store.ReviewAsync(version: null);
        var review = (await RunAsync("list", "--json")).Json.GetProperty("reviews")[0];
        Assert.Equal("c1.quote.fake", review.GetProperty("review").GetString());
        Assert.Contains("Declare Safe.", review.GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_gives_the_reasons_even_where_nothing_was_generated()
    {
        await store.ReviewAsync(version: null);
        var review = (await RunAsync("show", "c1.quote.fake", "--json")).Json;
        Assert.Equal("contract.missing", review.GetProperty("reasons")[0].GetProperty("id").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, review.GetProperty("patch").ValueKind);
    }

    [Fact]
    public async Task Reject_takes_it_off_the_list()
    {
        await store.ReviewAsync((await store.VersionAsync()).Version);
        Assert.Equal(0, (await RunAsync("reject", "c1.quote.fake", "--because", "too clever")).ExitCode);
        Assert.Equal(0, (await RunAsync("list", "--json")).Json.GetProperty("reviews").GetArrayLength());
        Assert.Equal(1, (await RunAsync("list", "--all", "--json")).Json.GetProperty("reviews").GetArrayLength());
    }

    [Fact]
    public async Task An_unknown_review_is_refused()
    {
        var result = await RunAsync("show", "nobody");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("no review 'nobody'", result.Error, StringComparison.Ordinal);
    }

    private Task<CliResult> RunAsync(params string[] arguments) => Cli.RunAsync(["review", .. arguments, "--data", store.Path]);
}
