using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Optimizer.Core.Generation.Formats;

/// <summary>A call of <c>JsonSerializer</c> that writes text or bytes by reflection.</summary>
/// <param name="Call">All of it.</param>
/// <param name="Type">What is written, as the call declares it.</param>
/// <param name="Options">The given options; null for none.</param>
internal sealed record JsonCall(InvocationExpressionSyntax Call, ITypeSymbol Type, ExpressionSyntax? Options)
{
    /// <summary>Null for anything else, and for calls that name their arguments or give the type as a value.</summary>
    public static JsonCall? Of(InvocationExpressionSyntax call, SemanticModel model)
    {
        if (model.GetSymbolInfo(call).Symbol is not IMethodSymbol { Name: "Serialize" or "SerializeToUtf8Bytes", TypeArguments: [var type], Parameters: [_, { Type.Name: "JsonSerializerOptions" }] } method
            || method.ContainingType.ToDisplayString() != "System.Text.Json.JsonSerializer" || type is IErrorTypeSymbol or ITypeParameterSymbol) return null;
        var arguments = call.ArgumentList.Arguments;
        return arguments.Any(a => a.NameColon is not null) ? null
            : new JsonCall(call, type.WithNullableAnnotation(NullableAnnotation.None), arguments.ElementAtOrDefault(1)?.Expression);
    }

    /// <summary>It writes many objects: of one alone, the metadata hardly matters.</summary>
    public bool IsBulk => JsonContextShape.IsBulk(Type) || Call.Ancestors().TakeWhile(a => a is not MemberDeclarationSyntax)
        .Any(a => a is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax or AnonymousFunctionExpressionSyntax);

    /// <summary>Gives the call its metadata.</summary>
    public void Rewrite(string metadata, TextEdits edits)
    {
        if (Options is not null) edits.Replace(Options.Span, metadata);
        else edits.Close(Call.ArgumentList.CloseParenToken.SpanStart, ", " + metadata);
    }
}
