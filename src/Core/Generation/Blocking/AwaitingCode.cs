using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Optimizer.Core.Generation.Blocking;

/// <summary>A method or a local function.</summary>
internal sealed record AwaitingCode(SyntaxNode Node)
{
    public SyntaxTokenList Modifiers => Node is MethodDeclarationSyntax method ? method.Modifiers : ((LocalFunctionStatementSyntax)Node).Modifiers;

    public TypeSyntax ReturnType => Node is MethodDeclarationSyntax method ? method.ReturnType : ((LocalFunctionStatementSyntax)Node).ReturnType;

    public SyntaxToken Identifier => Node is MethodDeclarationSyntax method ? method.Identifier : ((LocalFunctionStatementSyntax)Node).Identifier;

    public ParameterListSyntax ParameterList => Node is MethodDeclarationSyntax method ? method.ParameterList : ((LocalFunctionStatementSyntax)Node).ParameterList;

    public BlockSyntax? Body => Node is MethodDeclarationSyntax method ? method.Body : ((LocalFunctionStatementSyntax)Node).Body;

    public ArrowExpressionClauseSyntax? ExpressionBody => Node is MethodDeclarationSyntax method ? method.ExpressionBody : ((LocalFunctionStatementSyntax)Node).ExpressionBody;

    public bool IsAsync => Modifiers.Any(SyntaxKind.AsyncKeyword);

    public bool IsLocal => Node is LocalFunctionStatementSyntax;

    /// <summary>The name of its own <c>CancellationToken</c>, or of one that it captures; null for none.</summary>
    public string? Token => Own(ParameterList) ?? (IsLocal && !Modifiers.Any(SyntaxKind.StaticKeyword) ? Outer?.Token : null);

    private AwaitingCode? Outer => Node.Ancestors().FirstOrDefault(a => a is MethodDeclarationSyntax or LocalFunctionStatementSyntax) is { } outer ? new AwaitingCode(outer) : null;

    /// <summary>What runs when it is called, and not when something in it is.</summary>
    public IEnumerable<SyntaxNode> Inside() => Node.DescendantNodes(n => n == Node || n is not LocalFunctionStatementSyntax);

    private static string? Own(ParameterListSyntax parameters) =>
        parameters.Parameters.FirstOrDefault(p => p.Type?.ToString().EndsWith("CancellationToken", StringComparison.Ordinal) == true)?.Identifier.ValueText;
}
