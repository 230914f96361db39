using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Optimizer.Core.Generation;

/// <summary>How many requests a client sends in its life, as far as the text says: what one leaves behind, the next may need.</summary>
internal sealed class ClientRequests
{
    /// <summary>Stands for a number that the text does not bound.</summary>
    private const int Many = 2;
    private readonly Compilation compilation;
    private readonly HashSet<ISymbol> followed = new(SymbolEqualityComparer.Default);

    private ClientRequests(Compilation compilation) => this.compilation = compilation;

    /// <summary>Whether a client cannot send a second request. Two branches of which one runs count as two.</summary>
    public static bool AreAtMostOne(ClientCreation client)
    {
        if (client.Expression.FirstAncestorOrSelf<VariableDeclaratorSyntax>() is not { Initializer.Value: var value } || value != client.Expression)
            return ClientCreation.RequestOn(client.Expression) is not null;
        var requests = new ClientRequests(client.Model.Compilation);
        return client.Uses().Sum(u => requests.Of(u, client.Model, u.Ancestors().First(a => a.Span.Contains(client.Expression.Span)))) <= 1;
    }

    private int Of(ExpressionSyntax use, SemanticModel model, SyntaxNode scope)
    {
        var sent = use.Parent switch
        {
            MemberAccessExpressionSyntax when ClientCreation.RequestOn(use) is not null => 1,
            MemberAccessExpressionSyntax access when model.GetSymbolInfo(access).Symbol is IPropertySymbol or IMethodSymbol { Name: "Dispose" } => 0,
            UsingStatementSyntax => 0,
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } argument => OfCallee(call, argument, model),
            _ => Many,
        };
        return sent > 0 && use.Ancestors().TakeWhile(a => a != scope).Any(MayRunAgain) ? Many : sent;
    }

    private int OfCallee(InvocationExpressionSyntax call, ArgumentSyntax argument, SemanticModel model)
    {
        if (model.GetSymbolInfo(call).Symbol is not IMethodSymbol method || argument.NameColon is not null) return Many;
        var parameter = method.Parameters.ElementAtOrDefault(call.ArgumentList.Arguments.IndexOf(argument));
        var body = method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        if (parameter is null || body is null || method.IsVirtual || method.IsOverride || !followed.Add(parameter)) return Many;
        var inside = compilation.GetSemanticModel(body.SyntaxTree);
        return body.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(n => n.Identifier.ValueText == parameter.Name && SymbolEqualityComparer.Default.Equals(inside.GetSymbolInfo(n).Symbol, parameter))
            .Sum(n => Of(n, inside, body));
    }

    private static bool MayRunAgain(SyntaxNode node) => node
        is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax
        or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax;
}
