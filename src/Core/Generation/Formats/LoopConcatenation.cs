using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Optimizer.Core.Generation.Formats;

/// <summary>A local text that grows by <c>+=</c> in a loop, to a <c>StringBuilder</c>.</summary>
internal static class LoopConcatenation
{
    public static IEnumerable<FormatSite> Find(MethodDeclarationSyntax method, SemanticModel model) =>
        from declaration in method.DescendantNodes().OfType<LocalDeclarationStatementSyntax>()
        where declaration is { Parent: BlockSyntax, Declaration.Variables: [{ Initializer.Value: { } start }] } && IsFixedText(start, model)
        let local = (ILocalSymbol)model.GetDeclaredSymbol(declaration.Declaration.Variables[0])!
        let uses = Uses(local, declaration, model)
        let loop = uses.Select(u => Loop(u, declaration)).FirstOrDefault(l => l is not null)
        where loop is not null && uses.TrueForAll(u => IsAllowed(u, declaration, model))
        select new FormatSite("string-builder", loop, edits => Rewrite(declaration, uses, model, edits));

    private static bool IsFixedText(ExpressionSyntax value, SemanticModel model) =>
        model.GetTypeInfo(value).Type?.SpecialType == SpecialType.System_String
        && (value.IsKind(SyntaxKind.StringLiteralExpression) || model.GetSymbolInfo(value).Symbol is IFieldSymbol { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String });

    private static List<IdentifierNameSyntax> Uses(ILocalSymbol local, SyntaxNode declaration, SemanticModel model) =>
        [.. declaration.Parent!.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(n => n.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(n).Symbol, local))];

    /// <summary>The loop in which the text grows; null where this use is none, or outside of loops.</summary>
    private static SyntaxNode? Loop(IdentifierNameSyntax use, SyntaxNode declaration) => Growth(use) is null ? null : LoopAround(use, declaration);

    private static SyntaxNode? LoopAround(SyntaxNode use, SyntaxNode declaration) => use.Ancestors().TakeWhile(a => a != declaration.Parent)
        .LastOrDefault(a => a is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax);

    /// <summary>The statement <c>text += …</c>; null for other uses.</summary>
    private static AssignmentExpressionSyntax? Growth(IdentifierNameSyntax use) =>
        use.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression, Parent: ExpressionStatementSyntax } growth && growth.Left == use
            ? growth : null;

    private static bool IsLength(IdentifierNameSyntax use) =>
        use.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Length" } access && access.Expression == use;

    private static bool IsAllowed(IdentifierNameSyntax use, SyntaxNode declaration, SemanticModel model)
    {
        var around = use.Ancestors().TakeWhile(a => a != declaration.Parent).ToList();
        if (around.Any(a => a is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or QueryExpressionSyntax or TryStatementSyntax)) return false;
        if (Growth(use) is { } growth) return Operands(growth.Right, model).TrueForAll(o => CanAppend(o, model));
        if (IsLength(use)) return true;
        var isWritten = use.Parent is AssignmentExpressionSyntax assignment && assignment.Left == use
            || use.Parent is ArgumentSyntax { RefKindKeyword.RawKind: not 0 } or RefExpressionSyntax
            || use.Parent is TupleExpressionSyntax;
        return !isWritten && LoopAround(use, declaration) is null;
    }

    /// <summary><c>a + b + c</c> as its parts where the sum is a text; comments between them keep it whole.</summary>
    private static List<ExpressionSyntax> Operands(ExpressionSyntax sum, SemanticModel model)
    {
        if (sum is not BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } add
            || model.GetTypeInfo(sum).Type?.SpecialType != SpecialType.System_String || model.GetConstantValue(sum).HasValue
            || add.DescendantTrivia().Any(t => !t.IsKind(SyntaxKind.WhitespaceTrivia) && !t.IsKind(SyntaxKind.EndOfLineTrivia))) return [sum];
        return [.. Operands(add.Left, model), add.Right];
    }

    /// <summary>Types that a builder writes as concatenation does.</summary>
    private static bool CanAppend(ExpressionSyntax operand, SemanticModel model) =>
        !operand.IsKind(SyntaxKind.NullLiteralExpression) && !operand.IsKind(SyntaxKind.DefaultLiteralExpression)
        && model.GetTypeInfo(operand).Type?.SpecialType is SpecialType.System_String or SpecialType.System_Char or SpecialType.System_Boolean
            or (>= SpecialType.System_SByte and <= SpecialType.System_Double);

    private static void Rewrite(LocalDeclarationStatementSyntax declaration, List<IdentifierNameSyntax> uses, SemanticModel model, TextEdits edits)
    {
        var start = declaration.Declaration.Variables[0].Initializer!.Value;
        var isEmpty = model.GetConstantValue(start) is not { HasValue: true, Value: string { Length: > 0 } };
        if (!declaration.Declaration.Type.IsVar) edits.Replace(declaration.Declaration.Type.Span, "var");
        edits.Replace(start.Span, isEmpty ? "new StringBuilder()" : $"new StringBuilder({start})");
        foreach (var use in uses)
        {
            if (Growth(use) is { } growth) Append(use, Operands(growth.Right, model), edits);
            else if (!IsLength(use)) edits.Close(use.Span.End, ".ToString()");
        }
    }

    private static void Append(IdentifierNameSyntax text, List<ExpressionSyntax> operands, TextEdits edits)
    {
        edits.Replace(TextSpan.FromBounds(text.Span.End, operands[0].SpanStart), ".Append(");
        for (var i = 1; i < operands.Count; i++)
            edits.Replace(TextSpan.FromBounds(operands[i - 1].Span.End, operands[i].SpanStart), ").Append(");
        edits.Close(operands[^1].Span.End, ")");
    }
}
