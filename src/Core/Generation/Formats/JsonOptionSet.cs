using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Optimizer.Core.Generation.Formats;

/// <summary>Options of the serializer as a context's attribute can declare them.</summary>
internal static class JsonOptionSet
{
    /// <summary>Those where a call gives none.</summary>
    public const string Default = "";

    /// <summary>Those of <c>JsonSerializerOptions.Web</c>.</summary>
    public const string Web = "JsonSerializerDefaults.Web";

    private static readonly HashSet<string> Declared = new(StringComparer.Ordinal)
    {
        "AllowTrailingCommas", "DefaultIgnoreCondition", "IgnoreReadOnlyProperties", "NumberHandling", "PropertyNameCaseInsensitive",
        "ReadCommentHandling", "WriteIndented",
    };

    /// <returns>The attribute's arguments; null for options of which it has no equal: converters, resolvers, encoders and so on.</returns>
    public static string? Of(BaseObjectCreationExpressionSyntax creation, SemanticModel model)
    {
        var parts = new List<string>();
        foreach (var argument in creation.ArgumentList?.Arguments ?? [])
        {
            if (model.GetTypeInfo(argument.Expression).Type?.Name != "JsonSerializerDefaults" || !model.GetConstantValue(argument.Expression).HasValue) return null;
            if (argument.Expression.ToString() != "JsonSerializerDefaults.General") parts.Add(argument.Expression.ToString());
        }
        foreach (var assignment in creation.Initializer?.Expressions ?? [])
        {
            if (Property(assignment as AssignmentExpressionSyntax, model) is not { } part) return null;
            parts.Add(part);
        }
        return string.Join(", ", parts);
    }

    private static string? Property(AssignmentExpressionSyntax? assignment, SemanticModel model) => assignment switch
    {
        { Left: IdentifierNameSyntax { Identifier.ValueText: var name } } when Declared.Contains(name) && model.GetConstantValue(assignment.Right).HasValue =>
            $"{name} = {assignment.Right}",
        { Left: IdentifierNameSyntax { Identifier.ValueText: "PropertyNamingPolicy" or "DictionaryKeyPolicy" } name, Right: MemberAccessExpressionSyntax policy }
            when model.GetSymbolInfo(policy).Symbol is IPropertySymbol { IsStatic: true, ContainingType.Name: "JsonNamingPolicy" } known =>
            $"{name} = JsonKnownNamingPolicy.{known.Name}",
        _ => null,
    };
}
