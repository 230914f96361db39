using System.Text.Json;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Source;
using Optimizer.Local.Running;

namespace Optimizer.EndToEnd.Tests.Running;

public sealed class RunTests(LibraryRun run) : IClassFixture<LibraryRun>
{
    [Fact]
    public void Every_candidate_has_its_five_files()
    {
        Assert.NotEmpty(run.Candidates);
        foreach (var candidate in run.Candidates)
            Assert.Equal(
                ["INSTRUCTIONS.md", "certificate.json", "change.patch", "manifest.json", "source.cs"],
                Directory.EnumerateFiles(candidate).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_patch_applies_and_the_changed_platform_compiles()
    {
        foreach (var candidate in run.Candidates)
        {
            using var copy = new TemporaryFolder();
            var platform = Library.CopyTo(copy);
            var applied = Git.Run(platform, "apply", Path.Combine(candidate, "change.patch"));
            Assert.True(applied.ExitCode == 0, $"{Path.GetFileName(candidate)}: {applied.Output}");
            var source = PlatformFolder.Read(new DirectoryInfo(platform));
            Assert.Equal(5, PlatformCompiler.Compile(source, PlatformReferences.Default).Functions.Count);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_commands_of_the_instructions_apply_the_change(bool inRepository)
    {
        foreach (var candidate in run.Candidates)
        {
            using var copy = new TemporaryFolder();
            var platform = Library.CopyTo(copy);
            if (inRepository) Git.Run(Path.GetDirectoryName(platform)!, "init", "--quiet");
            var done = Git.RunShell(platform, Commands(candidate).Replace("/path/to/the/folder/of/this/file", candidate, StringComparison.Ordinal)
                .Replace("/path/to/the/folder/of/platform.json", platform, StringComparison.Ordinal));
            Assert.True(done.ExitCode == 0, $"{Path.GetFileName(candidate)}: {done.Output}");
            Assert.Contains(
                File.ReadAllText(Path.Combine(candidate, "source.cs")), PlatformFolder.Read(new DirectoryInfo(platform)).Files.Values);
        }
    }

    private static string Commands(string candidate)
    {
        var text = File.ReadAllText(Path.Combine(candidate, "INSTRUCTIONS.md"));
        return text.Split("```sh\n")[1].Split("```")[0];
    }

    [Fact]
    public void A_patch_taken_back_leaves_the_platform_as_it_was()
    {
        foreach (var candidate in run.Candidates)
        {
            using var copy = new TemporaryFolder();
            var platform = Library.CopyTo(copy);
            Git.Run(platform, "apply", Path.Combine(candidate, "change.patch"));
            Assert.Equal(0, Git.Run(platform, "apply", "--reverse", Path.Combine(candidate, "change.patch")).ExitCode);
            Assert.Equal(
                PlatformFolder.Read(new DirectoryInfo(Library.Source)).Files, PlatformFolder.Read(new DirectoryInfo(platform)).Files);
        }
    }

    [Fact]
    public void Source_cs_is_the_text_that_the_patch_leaves_behind()
    {
        foreach (var candidate in run.Candidates)
        {
            using var copy = new TemporaryFolder();
            var platform = Library.CopyTo(copy);
            Git.Run(platform, "apply", Path.Combine(candidate, "change.patch"));
            var changed = PlatformFolder.Read(new DirectoryInfo(platform)).Files.Values;
            Assert.Contains(File.ReadAllText(Path.Combine(candidate, "source.cs")), changed);
        }
    }

    [Fact]
    public void The_report_has_the_members_that_others_read()
    {
        Assert.Equal(["platform", "seconds", "cycle", "functions", "rollbacks"], Names(run.Report));
        Assert.Equal(["id", "phases"], Names(run.Report.GetProperty("cycle")));
        Assert.Equal(["phase", "outcome", "durationMs"], Names(run.Report.GetProperty("cycle").GetProperty("phases")[0]));
        var function = run.Function("exchange-rate");
        Assert.Equal(["function", "baseline", "optimized", "deployed", "review", "rejected"], Names(function));
        Assert.Equal(["count", "p50Ms", "p95Ms", "errorRate", "dependencyCalls"], Names(function.GetProperty("baseline")));
        Assert.Equal(Names(function.GetProperty("baseline")), Names(function.GetProperty("optimized")));
        Assert.Equal(
            ["type", "version", "confidence", "risk", "complexity", "predicted", "realised"], Names(function.GetProperty("deployed")[0]));
        Assert.Equal(JsonValueKind.Null, function.GetProperty("deployed")[0].GetProperty("realised").ValueKind);
    }

    [Fact]
    public void The_phases_are_reported_in_their_order() => Assert.Equal(
        ["detection", "analysis", "generation", "validation", "deployment", "monitoring", "iteration"],
        run.Report.GetProperty("cycle").GetProperty("phases").EnumerateArray().Select(p => p.GetProperty("phase").GetString()!));

    [Fact]
    public void Functions_are_improved_where_contract_and_traffic_allow_it()
    {
        Assert.Contains(Caching.TypeId, Types("exchange-rate", "deployed"));
        Assert.Contains(ConnectionPooling.TypeId, Types("book-lookup", "deployed"));
        Assert.Contains(RetryLogic.TypeId, Types("send-notice", "deployed"));
        Assert.True(Number("exchange-rate", "optimized", "dependencyCalls") < 0.6 * Number("exchange-rate", "baseline", "dependencyCalls"));
        Assert.True(Number("book-lookup", "optimized", "p95Ms") < 0.8 * Number("book-lookup", "baseline", "p95Ms"));
        Assert.True(Number("send-notice", "optimized", "errorRate") < 0.5 * Number("send-notice", "baseline", "errorRate"));
    }

    [Fact]
    public void Dependency_calls_of_a_measured_change_are_those_of_the_trace()
    {
        Assert.Equal(1, Number("book-lookup", "baseline", "dependencyCalls"), tolerance: 0.01);
        Assert.Equal(1, Number("book-lookup", "optimized", "dependencyCalls"), tolerance: 0.01);
    }

    [Fact]
    public void An_attractive_change_that_the_contract_does_not_cover_is_held_for_review()
    {
        Assert.Contains(Caching.TypeId, Types("shelf-search", "review"));
        Assert.Empty(Types("shelf-search", "deployed"));
    }

    [Fact]
    public void A_function_that_has_nothing_to_gain_is_left_alone() =>
        Assert.Empty(Types("late-fee", "deployed").Concat(Types("late-fee", "review")));

    [Fact]
    public void The_report_is_also_written_to_the_output_folder() =>
        Assert.Equal(run.Report.GetRawText().ReplaceLineEndings(), File.ReadAllText(Path.Combine(run.Out, "report.json")).Trim().ReplaceLineEndings());

    private IEnumerable<string> Types(string function, string list) =>
        run.Function(function).GetProperty(list).EnumerateArray().Select(d => d.GetProperty("type").GetString()!);

    private double Number(string function, string outcome, string name) => run.Function(function).GetProperty(outcome).GetProperty(name).GetDouble();

    private static string[] Names(JsonElement document) => [.. document.EnumerateObject().Select(m => m.Name)];
}
