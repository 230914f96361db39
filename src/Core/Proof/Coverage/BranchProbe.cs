using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Optimizer.Core.Proof.Coverage;

/// <summary>The class that an instrumented baseline counts its branches in, and the calls that are woven into it.</summary>
public static class BranchProbe
{
    /// <summary>Full name of the class in the instrumented assembly.</summary>
    public const string TypeName = "Optimizer.Coverage.BranchProbe";

    /// <summary>Gives the branches gone through since the last call, as <c>int[]</c>, and forgets them.</summary>
    public const string DrainMethod = "Drain";

    private const string Global = $"global::{TypeName}";

    internal static SyntaxTree Declaration(int total, CSharpParseOptions options) => CSharpSyntaxTree.ParseText(
        $$"""
        namespace Optimizer.Coverage;
        internal static class BranchProbe
        {
            private static readonly bool[] Seen = new bool[{{total}}];
            public static void Hit(int branch) => Seen[branch] = true;
            public static bool Pass(int branch) => Seen[branch] = true;
            public static bool Either(bool value, int branch) { Seen[value ? branch : branch + 1] = true; return value; }
            public static int[] Drain()
            {
                var seen = new global::System.Collections.Generic.List<int>();
                for (var i = 0; i < Seen.Length; i++)
                    if (Seen[i]) { seen.Add(i); Seen[i] = false; }
                return seen.ToArray();
            }
        }
        """,
        options);

    internal static StatementSyntax Hit(int branch) => SyntaxFactory.ParseStatement($"{Global}.Hit({branch});");

    internal static ExpressionSyntax Pass(int branch) => SyntaxFactory.ParseExpression($"{Global}.Pass({branch})");

    internal static ExpressionSyntax Either(ExpressionSyntax condition, int branch) => SyntaxFactory.InvocationExpression(
        SyntaxFactory.ParseExpression($"{Global}.Either"),
        SyntaxFactory.ArgumentList(SyntaxFactory.SeparatedList(
        [
            SyntaxFactory.Argument(condition.WithoutTrivia()),
            SyntaxFactory.Argument(SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(branch))),
        ])));
}
