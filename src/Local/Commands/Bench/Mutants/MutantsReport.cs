using System.Globalization;

namespace Optimizer.Local.Commands.Bench.Mutants;

/// <summary>What the bench prints.</summary>
internal static class MutantsReport
{
    public const string Protocol =
        "the candidate that detection and generation make of each helped function on its recorded traffic, broken in seeded ways; every mutant "
        + "through contract, equivalence, scenarios, improvement and gates as any candidate, at autonomy full; refused = not released. Unbroken candidates "
        + "first, as controls: where one is not released, only mutants that equivalence or a scenario fails count as refused. Not counted: what does not "
        + "compile, and what means the same by a rule (listed under excluded)";

    public static object Document(int seed, int perType, IReadOnlyList<TypeResult> types, double seconds) => new
    {
        protocol = Protocol,
        seed,
        perType,
        killed = types.Sum(t => t.Killed),
        total = types.Sum(t => t.Total),
        rate = Rate(types),
        seconds,
        types = types.Select(t => new
        {
            type = t.Type,
            function = t.Function,
            killed = t.Killed,
            total = t.Total,
            rejected = t.Mutants.Count(m => m.Outcome.Fate == MutantFate.Rejected),
            held = t.Mutants.Count(m => m.Outcome.Fate == MutantFate.Held),
            controlReleased = t.ControlReleased,
            controls = t.Controls.Select(c => new { fate = c.Fate, by = c.By, because = c.Because, seconds = c.Seconds }),
            notCompiled = t.NotCompiled,
            excluded = t.Excluded.Count,
            killedBy = t.Mutants.Where(m => m.Killed).GroupBy(m => m.Outcome.By).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal),
            mutants = t.Mutants.Select(m => new { @operator = m.Mutant.Operator, line = m.Mutant.Line, killed = m.Killed, fate = m.Outcome.Fate, by = m.Outcome.By, because = m.Outcome.Because, seconds = m.Outcome.Seconds }),
        }),
        survivors = types.SelectMany(t => t.Mutants).Where(m => !m.Killed).Select(m => new
        {
            type = m.Mutant.Type, @operator = m.Mutant.Operator, line = m.Mutant.Line, diff = m.Mutant.Diff, source = m.Mutant.Source,
        }),
        excluded = types.SelectMany(t => t.Excluded),
    };

    public static IEnumerable<string> Lines(int seed, IReadOnlyList<TypeResult> types, double seconds)
    {
        yield return Protocol;
        foreach (var type in types) yield return Line(type);
        foreach (var survivor in types.SelectMany(t => t.Mutants).Where(m => !m.Killed))
        {
            yield return $"SURVIVED: {survivor.Mutant.Type}: {survivor.Mutant.Operator} (line {survivor.Mutant.Line})";
            yield return survivor.Mutant.Diff;
        }
        foreach (var rule in types.SelectMany(t => t.Excluded).GroupBy(e => e.Rule).OrderByDescending(g => g.Count()))
            yield return $"{rule.Count()} places not counted: {rule.Key}";
        yield return string.Create(CultureInfo.InvariantCulture, $"killed {types.Sum(t => t.Killed)} of {types.Sum(t => t.Total)} ({Rate(types):P1}), seed {seed}, {seconds:0} s");
    }

    public static double Rate(IReadOnlyList<TypeResult> types) => types.Sum(t => t.Total) is var total and > 0 ? (double)types.Sum(t => t.Killed) / total : 0;

    private static string Line(TypeResult type) => type.Function is null
        ? $"{type.Type}: no candidate on this platform"
        : string.Create(CultureInfo.InvariantCulture,
            $"{type.Type} of {type.Function}: {type.Killed} of {type.Total} refused ({Reasons(type)}); unbroken: {(type.ControlReleased ? "released" : "not released, so only proofs count")}; {type.NotCompiled} did not compile, {type.Excluded.Count} excluded");

    private static string Reasons(TypeResult type) => string.Join(", ",
        type.Mutants.Where(m => m.Killed).GroupBy(m => m.Outcome.By).OrderByDescending(g => g.Count()).Select(g => $"{g.Key} {g.Count()}"));
}
