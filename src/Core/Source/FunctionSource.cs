using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Optimizer.Core.Model;
using Optimizer.Runtime;

namespace Optimizer.Core.Source;

/// <summary>One function's class within its compiled platform: version 0's source.</summary>
public sealed record FunctionSource
{
    public required string Id { get; init; }

    public required PlatformSource Platform { get; init; }

    public required CSharpCompilation Compilation { get; init; }

    public required INamedTypeSymbol Type { get; init; }

    /// <summary>The part of the class or record class that declares <c>InvokeAsync</c>; the first part where it is inherited.</summary>
    public required TypeDeclarationSyntax Declaration { get; init; }

    /// <summary>Relative path of the file that holds <see cref="Declaration"/>.</summary>
    public required string File { get; init; }

    public required ITypeSymbol RequestType { get; init; }

    public required ITypeSymbol ResponseType { get; init; }

    public required FunctionContract Contract { get; init; }

    /// <summary>1-based line of the class in <see cref="File"/>.</summary>
    public int Line => Declaration.Identifier.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    /// <summary>Contract terms that <paramref name="needs"/> names and the function does not declare.</summary>
    public ContractTerms MissingTerms(ContractTerms needs) => needs.Missing(Contract);
}
