using Optimizer.Core.Model;
using Optimizer.Core.Phases.Validation;
using Optimizer.Core.Source;
using Optimizer.Local.Commands.Bench.Mutants.Blocks;
using Optimizer.Local.Commands.Bench.Mutants.Operators;

namespace Optimizer.Local.Commands.Bench.Mutants;

/// <summary>A candidate that is to be broken, with all that its validation needs.</summary>
internal sealed record MutantSubject(CandidateUnderTest Candidate)
{
    public string Type => Candidate.Type.Id;

    /// <summary>The source of its bundle.</summary>
    public string Source => Candidate.Candidate.BundleSource;

    private bool IsPolicy => Candidate.Type.Class == OptimizationClass.Policy;

    /// <summary>
    /// Unbroken sources: the candidate as it was generated and, for a policy, the same with the building blocks in it. They are the
    /// controls.
    /// </summary>
    public IReadOnlyList<string> Controls => IsPolicy ? [Source, PolicyBlocks.Beside(Source)] : [Source];

    /// <summary>The sources to break, each with its operators.</summary>
    public IReadOnlyList<(MutationTarget Target, IReadOnlyList<MutationOperator> Operators)> Targets()
    {
        var target = Understand(Source);
        return IsPolicy
            ? [(target, OfDecorator), (Understand(Controls[1]), BlockOperators.Of(Source))]
            : [(target, [.. OfRewrite, .. MindsItsToken(target) ? EntryOperators.OfCancellation : [], .. Candidate.Type.MattersUnderLoad ? EntryOperators.OfWaiting : []])];
    }

    /// <summary>The subject with another source of its bundle.</summary>
    /// <returns>Null where that does not compile.</returns>
    public CandidateUnderTest? With(string source)
    {
        var candidate = Candidate.Candidate with { BundleSource = source };
        return BundleCompiler.Compile(Candidate.Compilation, candidate).Image is { } image ? Candidate with { Candidate = candidate, Bundle = image } : null;
    }

    private static IReadOnlyList<MutationOperator> OfDecorator =>
        [.. EntryOperators.All, .. EntryOperators.OfCancellation, .. EntryOperators.OfWaiting, .. DecoratorOperators.All, .. OptionOperators.All];

    private static IReadOnlyList<MutationOperator> OfRewrite => [.. EntryOperators.All, .. ValueOperators.All, .. CallOperators.All, .. FailureOperators.All];

    private MutationTarget Understand(string source) => MutationTarget.Of(Candidate.Compilation.Compilation, source, Candidate.Candidate.EntryType);

    /// <summary>A function that never reads its token loses nothing with it.</summary>
    private static bool MindsItsToken(MutationTarget target)
    {
        var token = target.Method.ParameterList.Parameters[1].Identifier.Text;
        return target.Method.DescendantNodes().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.IdentifierNameSyntax>().Any(n => n.Identifier.Text == token);
    }
}
