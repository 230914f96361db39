using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Optimizer.Core.Catalog;
using Optimizer.Local.Commands;

namespace Optimizer.EndToEnd.Tests.Commands;

public sealed class DetectTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Opportunities_have_their_place_and_what_they_need()
    {
        new LibraryTrace(seed: 7).Write(folder["trace.jsonl"]);
        var found = (await Cli.RunAsync("detect", Library.Source, "--trace", folder["trace.jsonl"], "--json")).Json.GetProperty("opportunities");
        Assert.NotEmpty(found.EnumerateArray());
        Assert.All(found.EnumerateArray(), o => Assert.Equal(
            ["function", "type", "file", "line", "evidence", "predicted", "needs"], o.EnumerateObject().Select(m => m.Name)));
        Assert.Contains(found.EnumerateArray(), o => o.GetProperty("function").GetString() == "shelf-search" && o.GetProperty("needs").GetArrayLength() > 0);
        Assert.All(found.EnumerateArray(), o => Assert.True(File.Exists(Path.Combine(Library.Source, o.GetProperty("file").GetString()!))));
    }

    [Fact]
    public async Task Without_a_trace_telemetry_says_nothing()
    {
        var found = (await Cli.RunAsync("detect", Library.Source, "--json")).Json.GetProperty("opportunities");
        Assert.Equal(JsonValueKind.Array, found.ValueKind);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_refused()
    {
        var result = await Cli.RunAsync("detect", folder["nowhere"]);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("There is no folder", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_that_are_wrong_are_refused_with_their_paths()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Optimizations:Caching:MinRepeatRate", (string?)"often")]).Build();
        using var error = new StringWriter();
        var io = new CommandIo(TextWriter.Null, error, TimeProvider.System) { Catalog = () => OptimizationCatalog.Configured(settings) };

        Assert.Equal(1, await OptimizerCommand.RunAsync(["detect", Library.Source], io, TestContext.Current.CancellationToken));
        Assert.Contains("Optimizations:Caching:MinRepeatRate: 'often' is not a number.", error.ToString(), StringComparison.Ordinal);
    }
}
