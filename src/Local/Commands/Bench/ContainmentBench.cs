using System.CommandLine;
using Optimizer.Core.Model;
using Optimizer.Core.Proof;
using Optimizer.Core.Proof.Changes;
using Optimizer.Local.Commands.Bench.Containment;
using Optimizer.Sandbox;

namespace Optimizer.Local.Commands.Bench;

/// <summary><c>optimizer bench containment</c>: what it costs to find out a change that hangs, crashes, or reaches beyond the sandbox.</summary>
internal static class ContainmentBench
{
    private const string Protocol =
        "each change is proved against its innocent original on requests that are made up, as `optimizer prove` does and with the pipeline's limits; the time is from source text to verdict; it must be refused, named and cost less than 10 s";

    public static Command Build(CommandIo io)
    {
        var command = new Command("containment", "What it costs to contain a change that hangs, crashes or reaches out.");
        command.SetAction((parsed, cancellationToken) => RunAsync(io, parsed, cancellationToken));
        return command;
    }

    private static async Task RunAsync(CommandIo io, ParseResult parsed, CancellationToken cancellationToken)
    {
        using var sandbox = new SandboxProcess(io.Time);
        var outcomes = new List<ContainmentOutcome>();
        foreach (var (limits, options) in ((string, ProofOptions)[])[("prove", ProveCommand.Options), ("pipeline", new ProofOptions())])
        {
            foreach (var evil in EvilChange.All)
            {
                outcomes.Add(await ProveAsync(io, evil, limits, new ChangeProof(sandbox, options), cancellationToken).ConfigureAwait(false));
                io.Error.WriteLine(Line(outcomes[^1]));
            }
        }
        var broken = outcomes.Where(o => !o.IsKept).ToList();
        BenchOutput.Write(io, parsed, new { protocol = Protocol, mostSeconds = ContainmentOutcome.MostSeconds, slowest = outcomes.Max(o => o.Seconds), outcomes }, [Protocol, .. outcomes.Select(Line)]);
        if (broken.Count > 0) throw new CommandFailedException($"Not contained within {ContainmentOutcome.MostSeconds} s and named: {string.Join(", ", broken.Select(b => $"{b.Name} ({b.Limits})"))}.");
    }

    private static async Task<ContainmentOutcome> ProveAsync(
        CommandIo io, EvilChange evil, string limits, ChangeProof proof, CancellationToken cancellationToken)
    {
        var started = io.Time.GetTimestamp();
        var result = await proof.ExamineAsync(evil.Change, cancellationToken).ConfigureAwait(false);
        var seconds = io.Time.GetElapsedTime(started).TotalSeconds;
        var because = string.Join(' ', result.Verdict.Reasons.Select(r => r.Sentence));
        var isNamed = because.Contains(evil.Named, StringComparison.OrdinalIgnoreCase);
        var verdict = result.Verdict.Outcome != VerdictOutcome.Fail ? result.Verdict.Outcome.ToString().ToLowerInvariant() : isNamed ? "refused" : "refused without its name";
        return new ContainmentOutcome(evil.Name, limits, verdict, because, Math.Round(seconds, 3));
    }

    private static string Line(ContainmentOutcome outcome) =>
        FormattableString.Invariant($"{outcome.Seconds,6:0.00} s {outcome.Verdict} {outcome.Name} ({outcome.Limits}): {outcome.Because}");
}
