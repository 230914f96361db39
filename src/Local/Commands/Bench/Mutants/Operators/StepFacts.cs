using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Optimizer.Local.Commands.Bench.Mutants.Operators;

/// <summary>What the steps of a decorator do not have, so that it cannot be broken.</summary>
internal static class StepFacts
{
    /// <returns>The rule; null where a step keeps something between calls.</returns>
    public static string? KeepNothing(MutationTarget target) =>
        Only(target, "AddFallback") ? "a declared fallback keeps nothing between calls, so it may be made for each" : null;

    /// <returns>The rule; null where a step reads the clock.</returns>
    public static string? ReadNoClock(MutationTarget target) =>
        Only(target, "AddFallback", "AddMemoization") ? "neither a declared fallback nor a result that is kept for good depends on the clock" : null;

    /// <returns>The rule; null where a caller could change what the contract's fallback gives.</returns>
    public static string? FallbackIsReadOnly(MutationTarget target)
    {
        var response = target.All<AssignmentExpressionSyntax>().FirstOrDefault(a => a.Left.ToString() == "Response")?.Right as LambdaExpressionSyntax;
        if (response?.Body is not ExpressionSyntax body || target.Model.GetSymbolInfo(body).Symbol is not { } member) return null;
        var creation = member.DeclaringSyntaxReferences.SelectMany(r => r.GetSyntax().DescendantNodes()).OfType<BaseObjectCreationExpressionSyntax>().ToList();
        var type = (member as IPropertySymbol)?.Type ?? (member as IFieldSymbol)?.Type;
        return creation is [{ Initializer: null, ArgumentList: { } given }] && given.Arguments.All(a => a.Expression is LiteralExpressionSyntax or CollectionExpressionSyntax)
            && type is { IsRecord: true } && type.GetMembers().OfType<IPropertySymbol>().Where(p => p.Name != "EqualityContract").All(IsReadOnly)
            ? "the declared fallback is made of literals and of collection expressions for read-only lists, which nobody can change" : null;
    }

    /// <returns>The rule; null where two requests of one key can differ.</returns>
    public static string? NothingBesideTheKey(MutationTarget target)
    {
        var members = Members(target.Model.GetDeclaredSymbol(target.Method)!.Parameters[0].Type).Count();
        return members == 1 ? "a request holds nothing but its key, so that calls of one key have one request" : null;
    }

    /// <returns>The rule; null where a request can hold a text.</returns>
    public static string? NoText(MutationTarget target) =>
        Members(target.Model.GetDeclaredSymbol(target.Method)!.Parameters[0].Type).All(p => p.Type.SpecialType is >= SpecialType.System_Boolean and <= SpecialType.System_Double and not SpecialType.System_Char)
            ? "a request holds numbers and flags alone, in which there is no case and no space" : null;

    /// <summary>Public properties, those of base classes too.</summary>
    private static IEnumerable<IPropertySymbol> Members(ITypeSymbol? type) => type is null
        ? []
        : Members(type.BaseType).Concat(type.GetMembers().OfType<IPropertySymbol>().Where(p => p is { IsStatic: false, DeclaredAccessibility: Accessibility.Public }));

    /// <summary>Polly's jitter stays below 2^attempts times the base delay; a bound above that bounds nothing, and a higher one neither.</summary>
    public static bool IsBoundOutOfReach(AssignmentExpressionSyntax option)
    {
        if (option.Left.ToString() != "MaxDelay" || option.Parent is not InitializerExpressionSyntax options) return false;
        var values = options.Expressions.OfType<AssignmentExpressionSyntax>().ToDictionary(a => a.Left.ToString(), a => a.Right, StringComparer.Ordinal);
        return values.GetValueOrDefault("MaxAttempts") is LiteralExpressionSyntax { Token.Value: int attempts } && values.GetValueOrDefault("BaseDelay") is { } start
            && Duration(option.Right) is { } most && Duration(start) is { } first && most >= first * Math.Pow(2, attempts);
    }

    /// <summary>Of <c>TimeSpan.FromSeconds(2)</c> and its like.</summary>
    private static TimeSpan? Duration(ExpressionSyntax expression) =>
        expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member, ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.Value: { } value } }] }
            ? member.Name.Identifier.Text switch
            {
                "FromMilliseconds" => TimeSpan.FromMilliseconds(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
                "FromSeconds" => TimeSpan.FromSeconds(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
                "FromMinutes" => TimeSpan.FromMinutes(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
                _ => null,
            }
            : null;

    private static bool IsReadOnly(IPropertySymbol property) =>
        property.SetMethod is null or { IsInitOnly: true }
        && (property.Type.IsValueType || property.Type.SpecialType == SpecialType.System_String || property.Type.Name is "IReadOnlyList" or "IReadOnlyCollection" or "IEnumerable");

    private static bool Only(MutationTarget target, params string[] steps) =>
        DecoratorOperators.Stages(target).All(s => steps.Contains(((MemberAccessExpressionSyntax)s.Expression).Name.Identifier.Text));
}
