using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Optimizer.Core.Source;

namespace Optimizer.Core.Generation;

/// <summary>
/// Proves from source that a function's response depends on its request alone and that a call changes nothing: walks every member
/// of the platform that a call can reach. What it cannot see into is never taken for pure.
/// </summary>
internal sealed class PurityProof
{
    private readonly FunctionSource source;
    private readonly Queue<ISymbol> reached = new();
    private readonly HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default);
    private (string Because, int Line)? unknown;

    private PurityProof(FunctionSource source) => this.source = source;

    public static PurityVerdict Of(FunctionSource source) => new PurityProof(source).Prove();

    private PurityVerdict Prove()
    {
        if (Entry() is not { } entry) return new PurityVerdict(Purity.Unknown, "inherits InvokeAsync", source.Line, 0);
        Reach(entry);
        foreach (var initializer in Initializers(source.Type))
            if (Check(initializer, source.Type) is { } refuted) return refuted;
        while (reached.TryDequeue(out var member))
            foreach (var body in Bodies(member))
                if (Check(body, member) is { } refuted) return refuted;
        return unknown is { } open
            ? new PurityVerdict(Purity.Unknown, open.Because, open.Line, seen.Count)
            : new PurityVerdict(Purity.Proven, null, 0, seen.Count);
    }

    private IMethodSymbol? Entry() => source.Type.GetMembers("InvokeAsync").OfType<IMethodSymbol>()
        .FirstOrDefault(m => m.Parameters.Length == 2 && SymbolEqualityComparer.Default.Equals(m.Parameters[0].Type, source.RequestType));

    private PurityVerdict? Check(SyntaxNode body, ISymbol member)
    {
        if (source.Compilation.GetSemanticModel(body.SyntaxTree).GetOperation(body) is not { } operation)
        {
            unknown ??= ($"has a shape that is not understood ({member.Name})", LineOf(body));
            return null;
        }
        var walk = new PurityWalk(source, member, Reach);
        walk.Visit(operation);
        unknown ??= walk.Unknown is { } open ? (open.Because, LineOf(open.Where)) : null;
        return walk.Refuted is { } refuted ? new PurityVerdict(Purity.Refuted, refuted.Because, LineOf(refuted.Where), seen.Count) : null;
    }

    private void Reach(ISymbol member)
    {
        if (seen.Add(member.OriginalDefinition)) reached.Enqueue(member.OriginalDefinition);
    }

    /// <summary>The code of a member: its body, and for a constructor what its type's fields are set to first.</summary>
    private static IEnumerable<SyntaxNode> Bodies(ISymbol member)
    {
        foreach (var node in member.DeclaringSyntaxReferences.Select(r => r.GetSyntax()))
        {
            SyntaxNode? body = node switch
            {
                BaseMethodDeclarationSyntax or AccessorDeclarationSyntax { Body: not null } or AccessorDeclarationSyntax { ExpressionBody: not null } => node,
                LocalFunctionStatementSyntax => node,
                ArrowExpressionClauseSyntax arrow => arrow,
                _ => null,
            };
            if (body is not null) yield return body;
        }
        if (member is not IMethodSymbol { MethodKind: MethodKind.Constructor } constructor) yield break;
        foreach (var initializer in Initializers(constructor.ContainingType)) yield return initializer;
    }

    /// <summary>What a type's own fields and properties are set to when it is made.</summary>
    private static IEnumerable<SyntaxNode> Initializers(INamedTypeSymbol type) => type.GetMembers()
        .Where(m => m is IFieldSymbol { IsConst: false } or IPropertySymbol)
        .SelectMany(m => m.DeclaringSyntaxReferences).Select(r => r.GetSyntax())
        .Select(n => n switch
        {
            VariableDeclaratorSyntax { Initializer: { } value } => value,
            PropertyDeclarationSyntax { Initializer: { } value } => value,
            _ => null,
        })
        .OfType<SyntaxNode>();

    private static int LineOf(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
}
