using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Optimizer.Core.Generation.Formats;

/// <summary>What a method does with options that it makes.</summary>
internal sealed class JsonOptionsUse(SemanticModel model)
{
    /// <summary>Where the options are handed to the serializer, and nothing else is done with them; null otherwise.</summary>
    public List<ExpressionSyntax>? Of(BaseObjectCreationExpressionSyntax creation)
    {
        if (IsHandedOver(creation)) return [creation];
        if (Local(creation) is not { Parent: BlockSyntax block } declaration) return null;
        var local = model.GetDeclaredSymbol(declaration.Declaration.Variables[0]);
        var uses = block.DescendantNodes().OfType<IdentifierNameSyntax>().Where(n => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(n).Symbol, local)).ToList();
        return uses.Count > 0 && uses.TrueForAll(IsHandedOver) ? [.. uses] : null;
    }

    /// <summary>The statement that declares the options and nothing else; null where they are made in the call.</summary>
    public static LocalDeclarationStatementSyntax? Local(BaseObjectCreationExpressionSyntax creation) =>
        creation.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax statement } } }
            ? statement : null;

    private bool IsHandedOver(ExpressionSyntax options) =>
        options.Parent is ArgumentSyntax { RefKindKeyword.RawKind: 0, Parent.Parent: InvocationExpressionSyntax call }
        && model.GetSymbolInfo(call).Symbol is IMethodSymbol { ContainingType: { Name: "JsonSerializer" or "HttpContentJsonExtensions" or "HttpClientJsonExtensions" } };
}
