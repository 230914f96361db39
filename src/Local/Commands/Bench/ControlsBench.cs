using System.CommandLine;
using Optimizer.Local.Commands.Bench.Controls;
using Optimizer.Sandbox;

namespace Optimizer.Local.Commands.Bench;

/// <summary><c>optimizer bench controls</c>: how often a change that changes nothing is accepted as an improvement.</summary>
internal static class ControlsBench
{
    private const int MostAccepted = 1;

    private static readonly Option<int> Count = new("--count")
    {
        Description = "Controls, half of them code and half policies.", HelpName = "N", DefaultValueFactory = _ => 200,
    };

    private static readonly Option<int> FirstSeed = new("--first-seed")
    {
        Description = "Seed of the first control; others follow.", HelpName = "N", DefaultValueFactory = _ => 1,
    };

    public static Command Build(CommandIo io)
    {
        var command = new Command("controls", "How often a change that changes nothing is accepted as an improvement (A/A).") { Count, FirstSeed };
        command.SetAction((parsed, cancellationToken) => RunAsync(io, parsed, cancellationToken));
        return command;
    }

    private static async Task RunAsync(CommandIo io, ParseResult parsed, CancellationToken cancellationToken)
    {
        var (count, first) = (parsed.GetValue(Count), parsed.GetValue(FirstSeed));
        if (count < 1) throw new CommandFailedException("--count must be at least 1.");
        var started = io.Time.GetTimestamp();
        var outcomes = await ExamineAsync(io, first, count, cancellationToken).ConfigureAwait(false);
        var accepted = outcomes.Where(o => o.IsAccepted).ToList();
        var protocol = $"{count} seeded A/A candidates (seeds {first} to {first + count - 1}): odd seeds the same source again as a rewrite, even seeds a policy that finds nothing to do in its traffic; each through compile, contract, equivalence, scenarios, improvement and gates at full autonomy, two at a time; at most {MostAccepted} may be accepted as an improvement";
        var seconds = Math.Round(io.Time.GetElapsedTime(started).TotalSeconds, 1);
        var report = new
        {
            protocol, controls = count, accepted = accepted.Count, examined = outcomes.Count(o => o.Improvement != "none"), seconds,
            improvement = outcomes.CountBy(o => $"{o.Kind} {o.Improvement}").ToDictionary(), outcomes,
        };
        BenchOutput.Write(io, parsed, report,
        [
            protocol,
            .. report.improvement.OrderBy(i => i.Key, StringComparer.Ordinal).Select(i => FormattableString.Invariant($"{i.Value,4} {i.Key}")),
            .. accepted.Select(a => FormattableString.Invariant($"accepted: seed {a.Seed} ({a.Type}), {a.Predicted:P1} at {a.Confidence:P1}: {a.Because}")),
            FormattableString.Invariant($"{accepted.Count} of {count} accepted as an improvement, in {seconds} s"),
        ]);
        if (accepted.Count > MostAccepted) throw new CommandFailedException($"{accepted.Count} of {count} controls were accepted as an improvement; at most {MostAccepted} may be.");
    }

    /// <summary>Two at a time, as a cycle works on its candidates.</summary>
    private static async Task<List<ControlOutcome>> ExamineAsync(CommandIo io, int first, int count, CancellationToken cancellationToken)
    {
        using var sandbox = new SandboxProcess(io.Time, new SandboxProcessOptions { MaxConcurrent = 2 });
        var run = new ControlRun(sandbox);
        var outcomes = new List<ControlOutcome>();
        foreach (var pair in Enumerable.Range(first, count).Chunk(2))
        {
            outcomes.AddRange(await Task.WhenAll(pair.Select(seed => run.RunAsync(seed, cancellationToken))).ConfigureAwait(false));
            if (outcomes.Count % 20 == 0) io.Error.WriteLine($"{outcomes.Count} of {count}: {outcomes.Count(o => o.IsAccepted)} accepted");
        }
        return outcomes;
    }
}
