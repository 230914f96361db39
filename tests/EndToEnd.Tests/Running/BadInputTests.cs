namespace Optimizer.EndToEnd.Tests.Running;

public sealed class BadInputTests : IDisposable
{
    private const string Good =
        """{"function":"late-fee","start":"2026-11-22T10:00:00.000Z","durationMs":1.5,"outcome":"ok","request":{"daysLate":3,"student":true},"response":{"amount":0.3},"dependencies":[]}""";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_missing_folder_is_named()
    {
        var result = await RunAsync(folder["nowhere"], Trace(Good));
        Refused(result, folder["nowhere"]);
    }

    [Fact]
    public async Task A_folder_without_platform_json_says_what_to_put_there()
    {
        Directory.CreateDirectory(folder["empty"]);
        Refused(await RunAsync(folder["empty"], Trace(Good)), "platform.json", "\"functions\":[");
    }

    [Fact]
    public async Task Broken_platform_json_is_shown_with_its_line()
    {
        var platform = Library.CopyTo(folder);
        File.WriteAllText(Path.Combine(platform, "platform.json"), "{\n  \"platform\": library\n}");
        Refused(await RunAsync(platform, Trace(Good)), "platform.json(2,");
    }

    [Fact]
    public async Task A_function_whose_class_is_not_there_is_shown_with_its_place()
    {
        var platform = Library.CopyTo(folder);
        var definition = Path.Combine(platform, "platform.json");
        File.WriteAllText(definition, File.ReadAllText(definition).Replace("Library.LateFee", "Library.LateFees", StringComparison.Ordinal));
        Refused(await RunAsync(platform, Trace(Good)), "platform.json(8,", "Library.LateFees");
    }

    [Fact]
    public async Task Source_that_does_not_compile_is_shown_with_every_place()
    {
        var platform = Library.CopyTo(folder);
        folder.Write("library/Broken.cs", "namespace Library;\nclass Broken { int X = \"no\"; }\nclass More { Nowhere y; }\n");
        Refused(await RunAsync(platform, Trace(Good)), "Broken.cs(2,", "CS0029", "Broken.cs(3,", "CS0246");
    }

    [Fact]
    public async Task A_reference_that_is_not_there_is_named()
    {
        var platform = Library.CopyTo(folder);
        var definition = Path.Combine(platform, "platform.json");
        File.WriteAllText(definition, File.ReadAllText(definition).Replace("[]", "[\"lib/Gone.dll\"]", StringComparison.Ordinal));
        Refused(await RunAsync(platform, Trace(Good)), "platform.json", "Gone.dll");
    }

    [Fact]
    public async Task A_missing_trace_is_named() => Refused(await RunAsync(Library.CopyTo(folder), folder["gone.jsonl"]), folder["gone.jsonl"]);

    [Fact]
    public async Task An_empty_trace_is_refused() => Refused(await RunAsync(Library.CopyTo(folder), Trace("")), "is empty");

    [Fact]
    public async Task A_trace_without_a_usable_line_names_the_first_faults() => Refused(
        await RunAsync(Library.CopyTo(folder), Trace("nonsense", Good.Replace("1.5", "-1.5", StringComparison.Ordinal))),
        "trace.jsonl(1,", "trace.jsonl(2,", "durationMs", "2 of 2 lines");

    [Fact]
    public async Task A_trace_of_unknown_functions_names_them() => Refused(
        await RunAsync(Library.CopyTo(folder), Trace(Good.Replace("late-fee", "lost-and-found", StringComparison.Ordinal))),
        "'lost-and-found'", "platform.json does not name");

    [Fact]
    public async Task A_broken_line_among_good_ones_is_counted_and_the_rest_is_used()
    {
        var result = await RunAsync(Library.CopyTo(folder), Trace(Good, "{\"function\":", Good));
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("trace.jsonl(2,", result.Error, StringComparison.Ordinal);
        Assert.Contains("1 of 3 lines", result.Error, StringComparison.Ordinal);
        var fee = result.Json.GetProperty("functions").EnumerateArray().Single(f => f.GetProperty("function").GetString() == "late-fee");
        Assert.Equal(2, fee.GetProperty("baseline").GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task A_function_without_traffic_is_said_and_reported_with_nothing()
    {
        var result = await RunAsync(Library.CopyTo(folder), Trace(Good));
        Assert.Contains("there is no invocation of 'book-lookup'", result.Error, StringComparison.Ordinal);
        var silent = result.Json.GetProperty("functions").EnumerateArray().Single(f => f.GetProperty("function").GetString() == "book-lookup");
        Assert.Equal(0, silent.GetProperty("baseline").GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task An_unknown_autonomy_lists_the_three()
    {
        var result = await Cli.RunAsync("run", Library.CopyTo(folder), "--trace", Trace(Good), "--out", folder["out"], "--autonomy", "some");
        Refused(result, "recommend, approve and full");
    }

    [Fact]
    public async Task An_output_that_cannot_be_written_is_refused_before_any_work()
    {
        var file = folder.Write("file", "");
        var result = await Cli.RunAsync("run", Library.CopyTo(folder), "--trace", Trace(Good), "--out", Path.Combine(file, "out"));
        Refused(result, "--out");
    }

    private Task<CliResult> RunAsync(string platform, string trace) =>
        Cli.RunAsync("run", platform, "--trace", trace, "--out", folder["out"], "--json");

    private string Trace(params string[] lines) => folder.Write("trace.jsonl", string.Join('\n', lines));

    private static void Refused(CliResult result, params string[] said)
    {
        Assert.Equal(1, result.ExitCode);
        Assert.Empty(result.Out);
        foreach (var part in said) Assert.Contains(part, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }
}
