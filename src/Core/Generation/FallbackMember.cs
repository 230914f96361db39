using Microsoft.CodeAnalysis;
using Optimizer.Core.Model;
using Optimizer.Core.Source;

namespace Optimizer.Core.Generation;

/// <summary>The static member of a function that its contract names as fallback.</summary>
internal static class FallbackMember
{
    /// <summary>The contract's word for the last good response to an equal request.</summary>
    public const string LastGood = "last-good";

    /// <summary>The expression that reads the member; <c>request</c> is in scope where it is a method of the request. Null where there is none.</summary>
    public static string? Expression(FunctionSource source) => Find(source) switch
    {
        IMethodSymbol { Parameters.Length: 1 } method => $"{Class(source)}.{method.Name}(request)",
        IMethodSymbol method => $"{Class(source)}.{method.Name}()",
        { } member => $"{Class(source)}.{member.Name}",
        null => null,
    };

    /// <summary>Why a decorator cannot use the member; null when it can.</summary>
    public static Reason? Fault(FunctionSource source)
    {
        var member = Find(source);
        if (member is not null && source.Compilation.IsSymbolAccessibleWithin(member, source.Compilation.Assembly)) return null;
        var wanted = source.ResponseType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        return member is null
            ? new Reason("fallback.no-member", $"The contract names {source.Contract.Fallback} as fallback, but {Class(source)} has no static member of that name that gives a {wanted}.")
            {
                WouldFlip = $"Add \"internal static {wanted} {source.Contract.Fallback}\", a property, a field, or a method of nothing or of the request; or declare \"{LastGood}\".",
            }
            : new Reason("fallback.inaccessible", $"A decorator cannot read {Class(source)}.{member.Name}, which is private.")
            {
                WouldFlip = "Make it internal or public.",
            };
    }

    private static ISymbol? Find(FunctionSource source) => source.Contract.Fallback is not { } name ? null : source.Type.GetMembers(name)
        .Where(m => m.IsStatic)
        .FirstOrDefault(m => m switch
        {
            IPropertySymbol property => property.GetMethod is not null && Gives(property.Type, source),
            IFieldSymbol field => Gives(field.Type, source),
            IMethodSymbol method => Gives(method.ReturnType, source) && (method.Parameters.Length == 0
                || method.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(method.Parameters[0].Type, source.RequestType)),
            _ => false,
        });

    private static bool Gives(ITypeSymbol type, FunctionSource source) => SymbolEqualityComparer.Default.Equals(type, source.ResponseType);

    private static string Class(FunctionSource source) =>
        source.Type.ToDisplayString(new SymbolDisplayFormat(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes));
}
