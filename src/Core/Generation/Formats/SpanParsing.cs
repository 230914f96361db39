using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Optimizer.Core.Generation.Formats;

/// <summary><c>int.Parse(text.Substring(0, 4))</c> to <c>int.Parse(text.AsSpan(0, 4))</c>, which fails alike for every text but null.</summary>
internal static class SpanParsing
{
    private static readonly HashSet<string> Parsed = new(StringComparer.Ordinal)
    {
        "Int32", "Int64", "Int16", "Byte", "SByte", "UInt32", "UInt64", "UInt16", "Decimal", "Double", "Single", "Guid", "DateTime", "DateTimeOffset",
        "DateOnly", "TimeOnly", "TimeSpan",
    };

    public static IEnumerable<FormatSite> Find(MethodDeclarationSyntax method, SemanticModel model) =>
        from call in method.DescendantNodes().OfType<InvocationExpressionSyntax>()
        where IsParse(call, model)
        let part = call.ArgumentList.Arguments[0].Expression as InvocationExpressionSyntax
        where part?.Expression is MemberAccessExpressionSyntax
            && model.GetSymbolInfo(part).Symbol is IMethodSymbol { Name: "Substring", ContainingType.SpecialType: SpecialType.System_String }
            && !part.DescendantNodes().OfType<AwaitExpressionSyntax>().Any()
        let access = (MemberAccessExpressionSyntax)part.Expression
        where IsNeverNull(access.Expression, part, model)
        select new FormatSite("span", call, edits => edits.Replace(access.Name.Span, "AsSpan"));

    /// <summary>A call of the framework that also takes a span in the place of its text.</summary>
    internal static bool IsParse(InvocationExpressionSyntax call, SemanticModel model) => call.ArgumentList.Arguments.Count > 0
        && model.GetSymbolInfo(call).Symbol is IMethodSymbol { Name: "Parse" or "TryParse", IsStatic: true } parse
        && Parsed.Contains(parse.ContainingType.Name) && parse.ContainingNamespace.ToDisplayString() == "System";

    /// <summary><c>builder.Append(text.Substring(3))</c> to <c>builder.Append(text.AsSpan(3))</c>.</summary>
    public static IEnumerable<FormatSite> FindAppended(MethodDeclarationSyntax method, SemanticModel model) =>
        from call in method.DescendantNodes().OfType<InvocationExpressionSyntax>()
        where call.ArgumentList.Arguments.Count == 1
            && model.GetSymbolInfo(call).Symbol is IMethodSymbol { Name: "Append", ContainingType: { Name: "StringBuilder" } owner } && owner.ContainingNamespace.ToDisplayString() == "System.Text"
        let part = call.ArgumentList.Arguments[0].Expression as InvocationExpressionSyntax
        where part?.Expression is MemberAccessExpressionSyntax
            && model.GetSymbolInfo(part).Symbol is IMethodSymbol { Name: "Substring", ContainingType.SpecialType: SpecialType.System_String }
            && !part.DescendantNodes().OfType<AwaitExpressionSyntax>().Any()
        let access = (MemberAccessExpressionSyntax)part.Expression
        where IsNeverNull(access.Expression, part, model)
        select new FormatSite("span", call, edits => edits.Replace(access.Name.Span, "AsSpan"));

    /// <summary>Null would fail otherwise: <c>Substring</c> of it throws, while its span is empty.</summary>
    internal static bool IsNeverNull(ExpressionSyntax text, InvocationExpressionSyntax part, SemanticModel model)
    {
        if (part.ArgumentList.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Any(m => m.Expression.ToString() == text.ToString())) return true;
        if (text is not IdentifierNameSyntax || model.GetSymbolInfo(text).Symbol is not ILocalSymbol local) return false;
        return local.DeclaringSyntaxReferences[0].GetSyntax() switch
        {
            VariableDeclaratorSyntax { Initializer.Value: { } value } => GivesText(value, model) && !IsAssigned(local, part, model),
            ForEachStatementSyntax loop => model.GetTypeInfo(loop.Expression).Type is IArrayTypeSymbol
                && loop.Expression is InvocationExpressionSyntax split && IsOfFramework(split, model, "Split"),
            _ => false,
        };
    }

    private static bool GivesText(ExpressionSyntax value, SemanticModel model) => value switch
    {
        AwaitExpressionSyntax awaited => GivesText(awaited.Expression, model),
        InvocationExpressionSyntax call => IsOfFramework(call, model, "Trim", "TrimEnd", "TrimStart", "Substring", "Replace", "ToUpperInvariant", "ToLowerInvariant",
            "GetStringAsync", "ReadAsStringAsync", "ReadAllText", "ReadAllTextAsync", "ReadToEnd", "ReadToEndAsync", "ToString", "Join", "Concat", "Format"),
        LiteralExpressionSyntax or InterpolatedStringExpressionSyntax => true,
        _ => false,
    };

    private static bool IsOfFramework(InvocationExpressionSyntax call, SemanticModel model, params string[] names) =>
        model.GetSymbolInfo(call).Symbol is IMethodSymbol method && names.Contains(method.Name)
        && method.ContainingNamespace.ToDisplayString().StartsWith("System", StringComparison.Ordinal)
        && method.ContainingType.SpecialType != SpecialType.System_Object;

    private static bool IsAssigned(ILocalSymbol local, SyntaxNode at, SemanticModel model) =>
        at.Ancestors().OfType<MethodDeclarationSyntax>().First().DescendantNodes().OfType<AssignmentExpressionSyntax>()
            .Any(a => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(a.Left).Symbol, local));
}
