using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Optimizer.Core.Generation;

/// <summary>A place where a function makes an <c>HttpClient</c> with connections of its own for each call.</summary>
/// <param name="Expression">The creation.</param>
/// <param name="Model">Of its file.</param>
internal sealed record ClientCreation(BaseObjectCreationExpressionSyntax Expression, SemanticModel Model)
{
    private static readonly HashSet<string> Requests = new(StringComparer.Ordinal)
    {
        "GetAsync", "GetStringAsync", "GetByteArrayAsync", "GetStreamAsync", "PostAsync", "PutAsync", "PatchAsync", "DeleteAsync",
        "SendAsync", "Send", "GetFromJsonAsync", "PostAsJsonAsync", "PutAsJsonAsync", "PatchAsJsonAsync", "DeleteFromJsonAsync",
    };

    /// <summary>1-based.</summary>
    public int Line => Expression.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    /// <summary>The statement that declares the client as a local of one method; null for any other shape.</summary>
    public LocalDeclarationStatementSyntax? Declaration =>
        Expression.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax
        {
            Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { Parent: BlockSyntax } statement,
        } } } ? statement : null;

    /// <summary>The handler that is given; null when there is none.</summary>
    public ExpressionSyntax? Handler => Expression.ArgumentList?.Arguments.FirstOrDefault()?.Expression;

    /// <summary>Every mention of the local; empty for other shapes.</summary>
    public IReadOnlyList<IdentifierNameSyntax> Uses()
    {
        var variable = Expression.FirstAncestorOrSelf<VariableDeclaratorSyntax>();
        var scope = Expression.Ancestors().FirstOrDefault(a => a is MemberDeclarationSyntax);
        if (variable is null || scope is null || Model.GetDeclaredSymbol(variable) is not ILocalSymbol local) return [];
        return [.. scope.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(n => n.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(Model.GetSymbolInfo(n).Symbol, local))];
    }

    /// <summary>The name of the request method that is called on an expression; null when anything else is done with it.</summary>
    public static string? RequestOn(ExpressionSyntax client) =>
        client.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } access
        && access.Expression == client && Requests.Contains(access.Name.Identifier.ValueText)
            ? access.Name.Identifier.ValueText : null;

    /// <summary>Nothing about the client depends on the call, and all that is done with it is sending requests.</summary>
    public bool IsConstant => (Expression.Initializer is null || Constants.Are(Expression.Initializer.Expressions, Model))
        && (Declaration is null
            ? RequestOn(Expression) is not null
            : !Declaration.GetLeadingTrivia().Any(t => t.IsDirective) && Uses() is { Count: > 0 } uses && uses.All(u => RequestOn(u) is not null));
}
