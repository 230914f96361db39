using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Optimizer.Core.Source;

namespace Optimizer.Core.Generation;

/// <summary>Finds where a function makes clients call by call.</summary>
internal static class ClientFinder
{
    /// <summary>In the order of the text. Clients that are made once, or that are given a handler that outlives them, are not among them.</summary>
    public static IReadOnlyList<ClientCreation> Find(FunctionSource source)
    {
        var model = source.Compilation.GetSemanticModel(source.Declaration.SyntaxTree);
        return
        [
            .. source.Declaration.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>()
                .Where(c => model.GetTypeInfo(c).Type?.ToDisplayString() == "System.Net.Http.HttpClient")
                .Where(c => RunsPerCall(c, source.Declaration) && !IsKept(c, model) && !SharesHandler(c))
                .Select(c => new ClientCreation(c, model)),
        ];
    }

    private static bool RunsPerCall(SyntaxNode creation, TypeDeclarationSyntax type)
    {
        var member = creation.Ancestors().OfType<MemberDeclarationSyntax>().First();
        return member.Parent == type && member switch
        {
            MethodDeclarationSyntax => true,
            PropertyDeclarationSyntax property => property.Initializer?.Span.Contains(creation.Span) != true,
            _ => false,
        };
    }

    /// <summary>Assigned to a field or a property, it may serve many calls.</summary>
    internal static bool IsKept(SyntaxNode creation, SemanticModel model) =>
        creation.Ancestors().TakeWhile(a => a is ExpressionSyntax).OfType<AssignmentExpressionSyntax>()
            .Any(a => a.Right.Span.Contains(creation.Span) && model.GetSymbolInfo(a.Left).Symbol is IFieldSymbol or IPropertySymbol);

    private static bool SharesHandler(BaseObjectCreationExpressionSyntax creation) =>
        creation.ArgumentList?.Arguments is { Count: 2 } arguments && arguments[1].Expression.IsKind(SyntaxKind.FalseLiteralExpression);
}
