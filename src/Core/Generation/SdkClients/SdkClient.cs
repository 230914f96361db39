using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Optimizer.Core.Generation.SdkClients;

/// <summary>
/// A place where a function makes a client of the Azure SDK for each call. Such clients are thread-safe and made to be kept
/// (https://azure.github.io/azure-sdk/dotnet_introduction.html#dotnet-client-thread-safety); so is that of Cosmos DB.
/// </summary>
/// <param name="Creation">The creation.</param>
/// <param name="Type">The client's class.</param>
/// <param name="Local">The statement that declares it; null where it is used on the spot.</param>
/// <param name="Uses">Every mention of the local.</param>
internal sealed record SdkClient(
    BaseObjectCreationExpressionSyntax Creation, INamedTypeSymbol Type, LocalDeclarationStatementSyntax? Local, IReadOnlyList<IdentifierNameSyntax> Uses)
{
    /// <summary>1-based.</summary>
    public int Line => Creation.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    /// <summary>Arguments and initializer, as written: creations that write the same make the same.</summary>
    public string SetUp => $"{Creation.ArgumentList}{(Creation.Initializer is { } initializer ? $" {initializer}" : "")}";

    /// <summary>Null for any other class. A processor runs by itself and belongs to whoever started it.</summary>
    public static SdkClient? Of(BaseObjectCreationExpressionSyntax creation, SemanticModel model)
    {
        if (model.GetTypeInfo(creation).Type is not INamedTypeSymbol type || !IsKnown(type)) return null;
        var local = creation.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { Parent: BlockSyntax } statement } } }
            ? statement : null;
        return new SdkClient(creation, type, local, local is null ? [] : UsesOf(local, model));
    }

    private static bool IsKnown(INamedTypeSymbol type)
    {
        var space = type.ContainingNamespace.ToDisplayString();
        return type.Name.EndsWith("Client", StringComparison.Ordinal) && !type.Name.EndsWith("ProcessorClient", StringComparison.Ordinal)
            && (space.StartsWith("Azure.", StringComparison.Ordinal) || space == "Microsoft.Azure.Cosmos");
    }

    private static List<IdentifierNameSyntax> UsesOf(LocalDeclarationStatementSyntax local, SemanticModel model)
    {
        var symbol = model.GetDeclaredSymbol(local.Declaration.Variables[0]);
        return [.. local.Parent!.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(n => n.Identifier.ValueText == symbol!.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(n).Symbol, symbol))];
    }
}
