using System.CommandLine;
using System.Globalization;
using Optimizer.Local.Commands.Bench.Mutants;
using Optimizer.Sandbox;

namespace Optimizer.Local.Commands.Bench;

/// <summary><c>optimizer bench mutants</c>: whether validation refuses candidates that were broken on purpose.</summary>
internal static class MutantsBench
{
    /// <summary>Share of mutants that must be refused.</summary>
    private const double Promised = 0.99;

    private static readonly Option<DirectoryInfo> Platform = new("--platform")
    {
        Description = "The folder of the functions whose candidates are broken.", HelpName = "DIR",
        DefaultValueFactory = _ => new DirectoryInfo(Path.Combine("tests", "Helped", "Functions")),
    };

    private static readonly Option<FileInfo> Trace = new("--trace")
    {
        Description = "Their recorded invocations: JSON Lines, plain or gzip.", HelpName = "FILE", Required = true,
    };

    private static readonly Option<int> Seed = new("--seed") { Description = "Seed of the draw of mutants.", HelpName = "N", DefaultValueFactory = _ => 1 };

    private static readonly Option<int> PerType = new("--per-type")
    {
        Description = "Mutants of each optimization.", HelpName = "N", DefaultValueFactory = _ => 20,
    };

    private static readonly Option<string[]> Types = new("--type")
    {
        Description = "Only these optimizations.", HelpName = "ID", AllowMultipleArgumentsPerToken = true,
    };

    public static Command Build(CommandIo io)
    {
        var command = new Command("mutants", "Whether validation refuses candidates that were broken on purpose.") { Platform, Trace, Seed, PerType, Types };
        command.SetAction((parsed, cancellationToken) => RunAsync(io, parsed, cancellationToken));
        return command;
    }

    private static async Task RunAsync(CommandIo io, ParseResult parsed, CancellationToken cancellationToken)
    {
        var started = io.Time.GetTimestamp();
        var (seed, perType) = (parsed.GetValue(Seed), parsed.GetValue(PerType));
        if (perType < 1) throw new CommandFailedException("--per-type must be at least 1.");
        var subjects = await MutantSubjects.ReadAsync(io, parsed.GetValue(Platform)!, parsed.GetRequiredValue(Trace), cancellationToken).ConfigureAwait(false);
        var types = Chosen(parsed.GetValue(Types) ?? [], subjects.Types);
        using var sandbox = new SandboxProcess(io.Time);
        var run = new MutantRun(new MutantTrial(sandbox, io.Time), seed, perType, io.Error.WriteLine);
        var results = new List<TypeResult>();
        foreach (var type in types)
        {
            results.Add(await run.RunAsync(type, subjects.Of(type), cancellationToken).ConfigureAwait(false));
            io.Error.WriteLine(Left(io.Time.GetElapsedTime(started), results.Count, types.Count));
        }
        var seconds = Math.Round(io.Time.GetElapsedTime(started).TotalSeconds, 1);
        BenchOutput.Write(io, parsed, MutantsReport.Document(seed, perType, results, seconds), MutantsReport.Lines(seed, results, seconds));
        Require(results, perType);
    }

    private static IReadOnlyList<string> Chosen(string[] wanted, IReadOnlyList<string> known)
    {
        var unknown = wanted.Except(known, StringComparer.Ordinal).ToList();
        return unknown.Count > 0
            ? throw new CommandFailedException($"--type: there is no optimization {string.Join(", ", unknown)}; there are {string.Join(", ", known)}.")
            : wanted.Length > 0 ? wanted : known;
    }

    private static string Left(TimeSpan elapsed, int done, int all) => string.Create(
        CultureInfo.InvariantCulture, $"{done} of {all} optimizations after {elapsed.TotalSeconds:0} s; about {elapsed.TotalSeconds / done * (all - done):0} s left");

    /// <exception cref="CommandFailedException">Too many survived, or a type had too few mutants to say.</exception>
    private static void Require(List<TypeResult> results, int perType)
    {
        if (results.Where(t => t.Total < perType).Select(t => $"{t.Type} ({t.Total})").ToList() is { Count: > 0 } few)
            throw new CommandFailedException($"There were not {perType} mutants each of {string.Join(", ", few)}.");
        if (MutantsReport.Rate(results) < Promised)
            throw new CommandFailedException(string.Create(CultureInfo.InvariantCulture, $"Validation refused {MutantsReport.Rate(results):P1} of the mutants, not {Promised:P0}."));
    }
}
