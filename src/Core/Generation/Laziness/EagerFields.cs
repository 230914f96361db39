using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Optimizer.Core.Source;

namespace Optimizer.Core.Generation.Laziness;

/// <summary>
/// Finds static fields, and fields of the function's one instance, that are costly to make, that only some paths use, and of which nobody
/// can see when they are made: what makes them reads nothing but constants, so that it gives the same, or fails, whenever it runs.
/// </summary>
internal static class EagerFields
{
    private static readonly HashSet<string> PureOwners = new(StringComparer.Ordinal)
    {
        "System.Linq.Enumerable", "System.Math", "System.Text.RegularExpressions.Regex", "string", "char", "int", "long", "double", "decimal",
        "System.Text.StringBuilder", "System.Convert", "System.Array", "System.TimeSpan",
    };

    public static IReadOnlyList<EagerField> Find(FunctionSource source)
    {
        var model = source.Compilation.GetSemanticModel(source.Declaration.SyntaxTree);
        List<EagerField> found =
        [
            .. from field in source.Declaration.Members.OfType<FieldDeclarationSyntax>()
               where field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword) && IsPrivate(field) && field.Declaration.Variables.Count == 1
               let symbol = (IFieldSymbol)model.GetDeclaredSymbol(field.Declaration.Variables[0])!
               where (symbol.IsStatic || !source.Type.IsRecord) && !IsDisposable(symbol.Type)
               let made = Made(field, symbol, source, model)
               where made is not null and not InitializerExpressionSyntax && IsCostly(made, model) && IsConstant(made, model)
               let uses = Uses(symbol, made, source)
               where uses is { Count: > 0 } && uses.All(u => IsOnSomePaths(u, source, model))
               select new EagerField(field, made, uses),
        ];
        return IsMadeAnyway(found, source, model) ? found : [.. found.Where(f => !f.IsStatic)];
    }

    /// <summary>Its initializer, or what the one constructor assigns once and whatever happens; null for neither.</summary>
    private static ExpressionSyntax? Made(FieldDeclarationSyntax field, IFieldSymbol symbol, FunctionSource source, SemanticModel model)
    {
        if (field.Declaration.Variables[0].Initializer is { } initializer) return initializer.Value;
        if (symbol.IsStatic || source.Declaration.Members.OfType<ConstructorDeclarationSyntax>().ToList() is not [{ Body: { } body }]) return null;
        var assignments = body.DescendantNodes().OfType<AssignmentExpressionSyntax>()
            .Where(a => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(a.Left).Symbol, symbol)).ToList();
        return assignments is [{ RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Parent: ExpressionStatementSyntax statement } only] && statement.Parent == body
            ? only.Right : null;
    }

    private static bool IsDisposable(ITypeSymbol type) => type.AllInterfaces.Any(i => i.Name is "IDisposable" or "IAsyncDisposable");

    /// <summary>
    /// Without a static constructor a class makes its static fields when the first of them is used: they are made in vain only
    /// where another one is used too.
    /// </summary>
    private static bool IsMadeAnyway(List<EagerField> found, FunctionSource source, SemanticModel model) =>
        source.Type.StaticConstructors.Any(c => !c.IsImplicitlyDeclared)
        || source.Declaration.Members.OfType<MethodDeclarationSyntax>().SelectMany(m => m.DescendantNodes()).OfType<IdentifierNameSyntax>()
            .Any(n => model.GetSymbolInfo(n).Symbol is IFieldSymbol { IsStatic: true, IsConst: false } field
                && SymbolEqualityComparer.Default.Equals(field.ContainingType, source.Type)
                && !found.Exists(f => f.IsStatic && f.Name == field.Name));

    private static bool IsPrivate(FieldDeclarationSyntax field) =>
        !field.Modifiers.Any(m => m.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword) && field.AttributeLists.Count == 0;

    /// <summary>Compiles a pattern, or goes through items.</summary>
    private static bool IsCostly(ExpressionSyntax value, SemanticModel model) => value.DescendantNodesAndSelf().Any(n => n switch
    {
        BaseObjectCreationExpressionSyntax creation => model.GetTypeInfo(creation).Type?.ToDisplayString() == "System.Text.RegularExpressions.Regex"
            && creation.ArgumentList?.ToString().Contains("Compiled", StringComparison.Ordinal) == true,
        InvocationExpressionSyntax call => model.GetSymbolInfo(call).Symbol is IMethodSymbol { ContainingType: { } owner } && owner.ToDisplayString() == "System.Linq.Enumerable",
        _ => false,
    });

    private static bool IsConstant(ExpressionSyntax value, SemanticModel model) =>
        !value.DescendantNodesAndSelf().Any(n => n is AssignmentExpressionSyntax { Parent: not InitializerExpressionSyntax } or ThisExpressionSyntax or AwaitExpressionSyntax or QueryExpressionSyntax)
        && value.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().All(n => IsFixed(model.GetSymbolInfo(n).Symbol, value))
        && value.DescendantNodesAndSelf().OfType<BaseObjectCreationExpressionSyntax>().All(c => IsFixed(model.GetSymbolInfo(c).Symbol, value));

    private static bool IsFixed(ISymbol? symbol, ExpressionSyntax value) => symbol switch
    {
        INamespaceOrTypeSymbol => true,
        IParameterSymbol or ILocalSymbol => symbol.DeclaringSyntaxReferences.All(r => value.Span.Contains(r.Span)),
        IFieldSymbol field => field.IsConst || field.ContainingType.TypeKind == TypeKind.Enum,
        IMethodSymbol { MethodKind: MethodKind.Constructor } made => IsOfFramework(made.ContainingType),
        IMethodSymbol method => PureOwners.Contains(method.ContainingType.OriginalDefinition.ToDisplayString()),
        IPropertySymbol property => IsOfFramework(property.ContainingType) && !property.IsStatic || property is { IsStatic: true, Name: "Ordinal" or "OrdinalIgnoreCase" },
        _ => false,
    };

    private static bool IsOfFramework(INamedTypeSymbol type) => type.IsValueType || type.SpecialType != SpecialType.None
        || type.ContainingNamespace.ToDisplayString() is "System.Collections.Generic" or "System.Text.RegularExpressions" or "System.Linq" or "System.Collections.Frozen";

    /// <summary>Null where something other than this part's methods uses the field, or its name stands for the field and no value.</summary>
    private static List<IdentifierNameSyntax>? Uses(IFieldSymbol symbol, ExpressionSyntax made, FunctionSource source)
    {
        var all = source.Type.DeclaringSyntaxReferences.SelectMany(r => r.GetSyntax().DescendantNodes()).OfType<IdentifierNameSyntax>()
            .Where(n => n.Identifier.ValueText == symbol.Name && !IsTarget(n, made)
                && SymbolEqualityComparer.Default.Equals(source.Compilation.GetSemanticModel(n.SyntaxTree).GetSymbolInfo(n).Symbol, symbol)).ToList();
        return all.TrueForAll(u => u.SyntaxTree == made.SyntaxTree && MethodOf(u) is not null && u.Parent is not ArgumentSyntax { RefKindKeyword.RawKind: not 0 } && !IsName(u)) ? all : null;
    }

    private static bool IsTarget(IdentifierNameSyntax use, ExpressionSyntax made) =>
        made.Parent is AssignmentExpressionSyntax assignment && use.SyntaxTree == made.SyntaxTree && assignment.Left.Span.Contains(use.Span);

    private static bool IsName(IdentifierNameSyntax use) =>
        use.Ancestors().OfType<InvocationExpressionSyntax>().Any(i => i.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" });

    private static MethodDeclarationSyntax? MethodOf(SyntaxNode node) => node.Ancestors().OfType<MemberDeclarationSyntax>().FirstOrDefault() as MethodDeclarationSyntax;

    /// <summary>A condition stands before the use, or before every call of the helper that holds it.</summary>
    private static bool IsOnSomePaths(SyntaxNode use, FunctionSource source, SemanticModel model)
    {
        if (IsConditional(use)) return true;
        var method = MethodOf(use)!;
        if (method.Modifiers.Any(m => m.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.OverrideKeyword)) return false;
        var symbol = model.GetDeclaredSymbol(method);
        var calls = source.Declaration.DescendantNodes().OfType<SimpleNameSyntax>()
            .Where(n => n.Identifier.ValueText == method.Identifier.ValueText && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(n).Symbol?.OriginalDefinition, symbol)).ToList();
        return calls.Count > 0 && calls.TrueForAll(IsConditional);
    }

    private static bool IsConditional(SyntaxNode use)
    {
        for (SyntaxNode at = use; at.Parent is { } outer && at is not MemberDeclarationSyntax; at = outer)
        {
            if (outer is IfStatementSyntax branch && at != branch.Condition
                || outer is SwitchSectionSyntax or SwitchExpressionArmSyntax or CatchClauseSyntax
                || outer is ConditionalExpressionSyntax choice && at != choice.Condition
                || outer is BinaryExpressionSyntax binary && at == binary.Right && binary.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression or SyntaxKind.CoalesceExpression)
                return true;
            if (outer is BlockSyntax block && at is StatementSyntax statement
                && block.Statements.Take(block.Statements.IndexOf(statement)).OfType<IfStatementSyntax>().Any(i => i.Statement.DescendantNodesAndSelf().Any(n => n is ReturnStatementSyntax)))
                return true;
        }
        return false;
    }
}
