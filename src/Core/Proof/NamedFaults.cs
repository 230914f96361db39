using System.Net;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Optimizer.Core.Proof.Coverage;

namespace Optimizer.Core.Proof;

/// <summary>Faults of dependencies that a function has code for, so that it may treat them unlike others.</summary>
/// <param name="Exceptions">Full names of the exception types that it catches.</param>
/// <param name="Statuses">HTTP status codes that it names.</param>
internal sealed record NamedFaults(IReadOnlyList<string> Exceptions, IReadOnlyList<int> Statuses)
{
    private const int Most = 4;

    private static readonly string[] General = ["System.Exception", "System.OperationCanceledException", "System.Threading.Tasks.TaskCanceledException"];

    /// <summary>Nothing is named.</summary>
    public static NamedFaults None { get; } = new([], []);

    /// <summary>Of the original and its change together, a few of each kind.</summary>
    public static NamedFaults Of(params IEnumerable<(CSharpCompilation Source, INamedTypeSymbol Type)> sides)
    {
        var members = sides.SelectMany(s => ReachableMembers.Of(s.Source, s.Type).Select(m => (Node: m, Model: s.Source.GetSemanticModel(m.SyntaxTree)))).ToList();
        var caught = members.SelectMany(m => m.Node.DescendantNodes().OfType<CatchDeclarationSyntax>().Select(c => m.Model.GetTypeInfo(c.Type).Type?.ToDisplayString()));
        var statuses = members.SelectMany(m => m.Node.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
            .Select(e => m.Model.GetSymbolInfo(e).Symbol as IFieldSymbol)
            .Where(f => f?.ContainingType.Name == nameof(HttpStatusCode)).Select(f => f!.ConstantValue).OfType<int>());
        return new NamedFaults([.. caught.OfType<string>().Except(General).Take(Most)], [.. statuses.Distinct().Take(Most)]);
    }
}
