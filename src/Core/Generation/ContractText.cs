using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Optimizer.Core.Source;

namespace Optimizer.Core.Generation;

/// <summary>A function's contract as the attribute that its decorator carries on.</summary>
internal static class ContractText
{
    /// <summary><c>FunctionContract(Safe = true, MaxStalenessSeconds = 60)</c>; null when the function declares none.</summary>
    public static string? Of(FunctionSource source)
    {
        if (ContractReader.Attribute(source.Type) is not { } attribute) return null;
        var written = (attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax)?.ArgumentList?.Arguments ?? [];
        var arguments = attribute.NamedArguments.Select(a => $"{a.Key} = {Value(written, a.Key, a.Value)}").ToList();
        return arguments.Count == 0 ? "FunctionContract" : $"FunctionContract({string.Join(", ", arguments)})";
    }

    /// <summary>The text as written where it is a literal; else its value, since constants of the class are out of sight.</summary>
    private static string Value(SeparatedSyntaxList<AttributeArgumentSyntax> written, string name, TypedConstant value)
    {
        var expression = written.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == name)?.Expression;
        return expression is LiteralExpressionSyntax ? expression.ToString() : value.ToCSharpString();
    }
}
