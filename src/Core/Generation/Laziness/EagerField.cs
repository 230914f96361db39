using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Optimizer.Core.Generation.Laziness;

/// <summary>A field that is made before any call, and used by some.</summary>
/// <param name="Field">Its declaration.</param>
/// <param name="Value">What makes it: its initializer, or what the constructor assigns.</param>
/// <param name="Uses">Every mention but that assignment.</param>
internal sealed record EagerField(FieldDeclarationSyntax Field, ExpressionSyntax Value, IReadOnlyList<IdentifierNameSyntax> Uses)
{
    public string Name => Field.Declaration.Variables[0].Identifier.ValueText;

    public bool IsStatic => Field.Modifiers.Any(SyntaxKind.StaticKeyword);

    /// <summary>1-based.</summary>
    public int Line => Field.Declaration.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
}
