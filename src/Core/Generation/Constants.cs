using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Optimizer.Core.Generation;

/// <summary>Tells expressions that have the same value in every call.</summary>
internal static class Constants
{
    /// <summary>Whether object initializers assign constants only.</summary>
    public static bool Are(IEnumerable<ExpressionSyntax> assignments, SemanticModel model) =>
        assignments.All(a => a is AssignmentExpressionSyntax { Right: not InitializerExpressionSyntax } assignment && Is(assignment.Right, model));

    /// <summary>Built from literals, constants and static read-only values by constructors and static methods alone.</summary>
    public static bool Is(ExpressionSyntax expression, SemanticModel model) =>
        !expression.DescendantNodesAndSelf().Any(n => n is ThisExpressionSyntax or AwaitExpressionSyntax or AnonymousFunctionExpressionSyntax)
        && expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().All(n => IsFixed(model.GetSymbolInfo(n).Symbol));

    private static bool IsFixed(ISymbol? symbol) => symbol switch
    {
        INamespaceOrTypeSymbol => true,
        IFieldSymbol field => field.IsConst || field is { IsStatic: true, IsReadOnly: true },
        IMethodSymbol { MethodKind: MethodKind.Constructor } => true,
        IMethodSymbol { IsStatic: true } method => method.ContainingType.ToDisplayString() == "System.TimeSpan",
        IPropertySymbol { IsStatic: true, SetMethod: null } property => !property.Locations.Any(l => l.IsInSource),
        _ => false,
    };
}
