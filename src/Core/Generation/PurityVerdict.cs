using Optimizer.Core.Model;

namespace Optimizer.Core.Generation;

/// <summary>Whether a function is pure, by its source.</summary>
/// <param name="Purity">The verdict.</param>
/// <param name="Because">What decided it, as the end of a sentence; null when proven.</param>
/// <param name="Line">1-based line of what decided it; 0 when proven.</param>
/// <param name="Members">Methods, constructors and accessors of the platform that were looked into.</param>
internal sealed record PurityVerdict(Purity Purity, string? Because, int Line, int Members)
{
    public Reason ToReason()
    {
        var sentence = Purity switch
        {
            Purity.Proven => FormattableString.Invariant($"The source proves the function pure: {Members} members reach no field that changes, no I/O, no clock and no chance."),
            Purity.Unknown => FormattableString.Invariant($"The source does not prove the function pure: line {Line} {Because}."),
            _ => FormattableString.Invariant($"The function is not pure: line {Line} {Because}."),
        };
        return new Reason($"purity.{Purity.ToString().ToLowerInvariant()}", sentence)
        {
            Numbers = new Dictionary<string, double> { ["members"] = Members, ["line"] = Line },
        };
    }
}
