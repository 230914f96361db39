using Optimizer.Local.Commands;
using Optimizer.Local.Commands.Bench.Mutants;
using Optimizer.Sandbox;

namespace Optimizer.EndToEnd.Tests.Bench.Mutants;

/// <summary>A small sample of <c>optimizer bench mutants</c>: a stranger's function through the real sandbox.</summary>
public sealed class MutantTrialTests
{
    private const int Seed = 5;

    [Fact]
    public async Task Validation_releases_a_cache_and_refuses_it_broken()
    {
        using var folder = new TemporaryFolder();
        new LibraryTrace(1).Write(folder["trace.jsonl"]);
        var io = new CommandIo(TextWriter.Null, TextWriter.Null, TimeProvider.System);
        var subjects = await MutantSubjects.ReadAsync(
            io, new DirectoryInfo(Library.CopyTo(folder)), new FileInfo(folder["trace.jsonl"]), TestContext.Current.CancellationToken);
        using var sandbox = new SandboxProcess(TimeProvider.System);
        var run = new MutantRun(new MutantTrial(sandbox, TimeProvider.System), Seed, perType: 3, _ => { });

        var result = await run.RunAsync("Caching", subjects.Of("Caching"), TestContext.Current.CancellationToken);

        Assert.True(result.ControlReleased, string.Join("; ", result.Controls.Select(c => c.Because)));
        Assert.Equal(3, result.Total);
        Assert.All(result.Mutants, m => Assert.True(m.Killed, $"seed {Seed}: {m.Mutant.Operator} was released:\n{m.Mutant.Diff}"));
    }
}
