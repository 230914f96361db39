using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Optimizer.Core.Source;

namespace Optimizer.Core.Proof.Coverage;

/// <summary>The declarations that a function may execute: its own members, and the platform's members that these name.</summary>
internal static class ReachableMembers
{
    public static IReadOnlySet<SyntaxNode> Of(FunctionSource source) => Of(source.Compilation, source.Type);

    public static IReadOnlySet<SyntaxNode> Of(CSharpCompilation compilation, INamedTypeSymbol type)
    {
        var found = new HashSet<SyntaxNode>();
        var open = new Queue<SyntaxNode>(type.GetMembers().SelectMany(Declarations).Where(d => compilation.ContainsSyntaxTree(d.SyntaxTree)));
        while (open.TryDequeue(out var member))
        {
            if (!found.Add(member)) continue;
            var model = compilation.GetSemanticModel(member.SyntaxTree);
            var named = member.DescendantNodes().OfType<ExpressionSyntax>().SelectMany(e => Named(model, e));
            foreach (var declared in named.Where(d => compilation.ContainsSyntaxTree(d.SyntaxTree))) open.Enqueue(declared);
        }
        return found;
    }

    private static IEnumerable<SyntaxNode> Named(SemanticModel model, ExpressionSyntax expression)
    {
        if (expression is not (SimpleNameSyntax or BaseObjectCreationExpressionSyntax or ElementAccessExpressionSyntax or BinaryExpressionSyntax))
            return [];
        return model.GetSymbolInfo(expression).Symbol is { } symbol ? Declarations(symbol.OriginalDefinition) : [];
    }

    private static IEnumerable<SyntaxNode> Declarations(ISymbol symbol) => symbol.DeclaringSyntaxReferences
        .Select(r => r.GetSyntax())
        .Select(n => n is AccessorDeclarationSyntax or ArrowExpressionClauseSyntax ? n.FirstAncestorOrSelf<BasePropertyDeclarationSyntax>() ?? n : n)
        .Where(n => n is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax);
}
