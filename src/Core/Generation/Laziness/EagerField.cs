using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Optimizer.Core.Generation.Laziness;

/// <summary>A field that is made before any call, and used by some.</summary>
/// <param name="Field">Its declaration.</param>
/// <param name="Uses">Every mention.</param>
internal sealed record EagerField(FieldDeclarationSyntax Field, IReadOnlyList<IdentifierNameSyntax> Uses)
{
    public string Name => Field.Declaration.Variables[0].Identifier.ValueText;

    public ExpressionSyntax Value => Field.Declaration.Variables[0].Initializer!.Value;

    /// <summary>1-based.</summary>
    public int Line => Field.Declaration.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
}
