using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Optimizer.Core.Source;

namespace Optimizer.Core.Proof.Coverage;

/// <summary>The declarations that a function may execute: its own members, and the platform's members that these name.</summary>
internal static class ReachableMembers
{
    public static IReadOnlySet<SyntaxNode> Of(FunctionSource source)
    {
        var found = new HashSet<SyntaxNode>();
        var open = new Queue<SyntaxNode>(source.Type.GetMembers().SelectMany(Declarations));
        while (open.TryDequeue(out var member))
        {
            if (!found.Add(member)) continue;
            var model = source.Compilation.GetSemanticModel(member.SyntaxTree);
            foreach (var named in member.DescendantNodes().OfType<ExpressionSyntax>().SelectMany(e => Named(model, e)))
                open.Enqueue(named);
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
