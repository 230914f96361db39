using Optimizer.Core.Proof;

namespace Optimizer.Local.Commands.Bench.Mutants;

/// <summary>Breaks the candidate of one optimization, and has every mutant validated.</summary>
/// <param name="trial">Validates.</param>
/// <param name="seed">Of the draw.</param>
/// <param name="perType">Mutants that compile.</param>
/// <param name="tell">Told of every validation.</param>
internal sealed class MutantRun(MutantTrial trial, int seed, int perType, Action<string> tell)
{
    private const int Together = 2;

    /// <param name="type">The optimization.</param>
    /// <param name="candidates">Its candidates on the platform; the first that is released is broken, else the first.</param>
    public async Task<TypeResult> RunAsync(string type, IReadOnlyList<MutantSubject> candidates, CancellationToken cancellationToken)
    {
        var (subject, controls) = await ControlAsync(candidates, cancellationToken).ConfigureAwait(false);
        if (subject is null) return new TypeResult(type, null, [], [], 0, []);
        var draw = new MutantDraw(seed);
        var (mutants, excluded, notCompiled) = Draw(subject, draw);
        var released = controls.All(c => c.Fate == MutantFate.Released);
        var results = new MutantResult[mutants.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, mutants.Count), new ParallelOptions { MaxDegreeOfParallelism = Together, CancellationToken = cancellationToken },
            async (i, token) =>
            {
                var outcome = await trial.RunAsync(mutants[i].Candidate, token).ConfigureAwait(false);
                results[i] = new MutantResult(mutants[i].Mutant, outcome, released ? outcome.Fate != MutantFate.Released : outcome.ProvedWrong);
                tell($"{type}: {mutants[i].Mutant.Operator} (line {mutants[i].Mutant.Line}): {Word(results[i])} in {outcome.Seconds:0.0} s");
            }).ConfigureAwait(false);
        return new TypeResult(type, subject.Candidate.Candidate.Function, controls, results, notCompiled, excluded);
    }

    private async Task<(MutantSubject? Subject, IReadOnlyList<MutantOutcome> Controls)> ControlAsync(
        IReadOnlyList<MutantSubject> candidates, CancellationToken cancellationToken)
    {
        (MutantSubject?, IReadOnlyList<MutantOutcome>) first = (null, []);
        foreach (var candidate in candidates)
        {
            var controls = new List<MutantOutcome>();
            foreach (var source in candidate.Controls)
            {
                var unbroken = candidate.With(source)
                    ?? throw new InvalidOperationException($"The unbroken {candidate.Type} of {candidate.Candidate.Candidate.Function} does not compile.");
                controls.Add(await trial.RunAsync(unbroken, cancellationToken).ConfigureAwait(false));
                tell($"{candidate.Type} of {candidate.Candidate.Candidate.Function}, unbroken: {controls[^1].Fate} {controls[^1].By} {controls[^1].Because} in {controls[^1].Seconds:0.0} s");
            }
            if (controls.TrueForAll(c => c.Fate == MutantFate.Released)) return (candidate, controls);
            if (first.Item1 is null) first = (candidate, controls);
        }
        return first;
    }

    private (List<(Mutant Mutant, Core.Phases.Validation.CandidateUnderTest Candidate)> Mutants, List<ExcludedSite> Excluded, int NotCompiled) Draw(
        MutantSubject subject, MutantDraw draw)
    {
        var images = subject.Controls.Select(source => Image(subject.With(source)!.Bundle)).ToHashSet(StringComparer.Ordinal);
        var drawn = new List<(Mutant, Core.Phases.Validation.CandidateUnderTest)>();
        var (same, notCompiled) = (new List<ExcludedSite>(), 0);
        foreach (var mutant in draw.Of(subject.Type, subject.Targets()))
        {
            if (drawn.Count == perType) break;
            if (subject.With(mutant.Source) is not { } candidate) notCompiled++;
            else if (images.Contains(Image(candidate.Bundle))) same.Add(new ExcludedSite(subject.Type, mutant.Operator, mutant.Line, Exclusions.SameAssembly));
            else drawn.Add((mutant, candidate));
        }
        return (drawn, [.. draw.Excluded, .. same], notCompiled);
    }

    private static string Image(AssemblyImage image) => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(image.Image));

    private static string Word(MutantResult result) => result switch
    {
        { Killed: false } => $"SURVIVED ({result.Outcome.Fate} {result.Outcome.By})",
        _ => $"{result.Outcome.Fate} by {result.Outcome.By}",
    };
}
