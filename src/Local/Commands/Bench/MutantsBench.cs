using System.CommandLine;
using System.Globalization;
using Optimizer.Local.Commands.Bench.Calibration;
using Optimizer.Local.Commands.Bench.Mutants;
using Optimizer.Sandbox;

namespace Optimizer.Local.Commands.Bench;

/// <summary><c>optimizer bench mutants</c>: whether validation refuses candidates that were broken on purpose.</summary>
internal static class MutantsBench
{
    /// <summary>Share of mutants that must be refused.</summary>
    private const double Promised = 0.99;

    /// <summary>Of the traffic that is recorded where no trace is given; an outage needs so long.</summary>
    private const string Seconds = "40";

    private static readonly Option<DirectoryInfo?> Platform = new("--platform")
    {
        Description = "With --trace: the folder of the functions whose candidates are broken. Default: tests/Helped/Functions.", HelpName = "DIR",
    };

    private static readonly Option<FileInfo?> Trace = new("--trace")
    {
        Description = "Their recorded invocations: JSON Lines, plain or gzip. Without it, tests/Helped is built and records 40 s.", HelpName = "FILE",
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
        var subjects = await SubjectsAsync(io, parsed, cancellationToken).ConfigureAwait(false);
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

    private static async Task<MutantSubjects> SubjectsAsync(CommandIo io, ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(Trace) is { } trace)
        {
            var folder = parsed.GetValue(Platform) ?? new DirectoryInfo(Path.Combine("tests", "Helped", "Functions"));
            return await MutantSubjects.ReadAsync(io, folder, trace, cancellationToken).ConfigureAwait(false);
        }
        if (parsed.GetValue(Platform) is not null) throw new CommandFailedException("--platform needs --trace FILE: what was recorded of these functions.");
        var helped = await HelpedPlatform.BuildAsync(null, cancellationToken).ConfigureAwait(false);
        var work = Directory.CreateTempSubdirectory("optimizer-mutants-");
        try
        {
            var recorded = new FileInfo(Path.Combine(work.FullName, "trace.jsonl"));
            io.Error.WriteLine($"{Seconds} s of traffic are recorded.");
            await HelpedProcess.RunAsync(helped, io.Error, cancellationToken, "record", "--out", recorded.FullName, "--seconds", Seconds).ConfigureAwait(false);
            return await MutantSubjects.ReadAsync(io, helped.Functions, recorded, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            work.Delete(recursive: true);
        }
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
