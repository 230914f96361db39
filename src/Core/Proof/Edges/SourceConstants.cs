using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Optimizer.Core.Proof.Coverage;
using Optimizer.Core.Source;

namespace Optimizer.Core.Proof.Edges;

/// <summary>Constants that a function compares with: where its behaviour is likely to turn.</summary>
/// <param name="Numbers">Each with its two neighbours.</param>
/// <param name="Texts">Strings and characters, of at most 200 characters.</param>
internal sealed record SourceConstants(IReadOnlyList<decimal> Numbers, IReadOnlyList<string> Texts)
{
    private const int Most = 24;

    /// <param name="source">The original.</param>
    /// <param name="change">The change, whose own constants come first; null: none.</param>
    public static SourceConstants Of(FunctionSource source, (CSharpCompilation Source, INamedTypeSymbol Type)? change = null)
    {
        var own = Literals(source.Compilation, source.Type);
        object?[] literals = change is { } changed ? [.. Literals(changed.Source, changed.Type).Except(own), .. own] : [.. own];
        var texts = literals.OfType<string>().Concat(literals.OfType<char>().Select(c => c.ToString()))
            .Where(t => t.Length <= 200).Distinct(StringComparer.Ordinal).Take(Most);
        var numbers = literals.Select(Number).OfType<decimal>().SelectMany(n => (decimal[])[n, n - 1, n + 1, -n]).Distinct().Take(Most * 2);
        return new SourceConstants([.. numbers], [.. texts]);
    }

    private static List<object?> Literals(CSharpCompilation compilation, INamedTypeSymbol type) =>
    [
        .. ReachableMembers.Of(compilation, type)
            .Concat(type.DeclaringSyntaxReferences.Select(r => r.GetSyntax()))
            .SelectMany(m => m.DescendantNodes().OfType<LiteralExpressionSyntax>())
            .Select(l => l.Token.Value).Distinct(),
    ];

    private static decimal? Number(object? literal) => literal switch
    {
        int n => n,
        long n => n,
        decimal n => n,
        double n when Math.Abs(n) < 1e15 => (decimal)n,
        float n when Math.Abs(n) < 1e15 => (decimal)n,
        _ => null,
    };
}
