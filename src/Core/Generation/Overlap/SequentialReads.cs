using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Optimizer.Core.Source;

namespace Optimizer.Core.Generation.Overlap;

/// <summary>Finds reads that are awaited one after the other although none needs what another gave.</summary>
internal sealed class SequentialReads
{
    private readonly SemanticModel model;
    private readonly ReadCalls calls;

    private SequentialReads(FunctionSource source)
    {
        model = source.Compilation.GetSemanticModel(source.Declaration.SyntaxTree);
        calls = new ReadCalls(source);
    }

    /// <summary>Groups of two and more, in the order of the text.</summary>
    public static IReadOnlyList<IReadOnlyList<SequentialRead>> Find(FunctionSource source)
    {
        var finder = new SequentialReads(source);
        return
        [
            .. source.Declaration.Members.OfType<MethodDeclarationSyntax>().Where(m => m.Modifiers.Any(SyntaxKind.AsyncKeyword))
                .SelectMany(m => m.DescendantNodes(n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<BlockSyntax>())
                .SelectMany(finder.Groups),
        ];
    }

    private IEnumerable<IReadOnlyList<SequentialRead>> Groups(BlockSyntax block)
    {
        var group = new List<SequentialRead>();
        foreach (var statement in block.Statements)
        {
            var read = SequentialRead.Of(statement, model, calls);
            if (read is not null && (group.Count == 0 || Joins(read, group)))
            {
                group.Add(read);
                continue;
            }
            if (group.Count > 1) yield return group;
            group = read is null ? [] : [read];
        }
        if (group.Count > 1) yield return group;
    }

    /// <summary>It needs none of the group's results, and starting it sooner cannot fail.</summary>
    private bool Joins(SequentialRead read, List<SequentialRead> group)
    {
        if (model.AnalyzeDataFlow(read.Await) is not { Succeeded: true } flow || flow.WrittenInside.Length > 0) return false;
        var results = group.Select(r => model.GetDeclaredSymbol(r.Variable)).ToHashSet(SymbolEqualityComparer.Default);
        if (flow.ReadInside.Any(results.Contains)) return false;
        var before = Before(group[0].Statement).SelectMany(Used).Concat(group.SelectMany(r => Used(r.Call)));
        return new QuietStart(before.ToHashSet(StringComparer.Ordinal)).Of((IInvocationOperation)model.GetOperation(read.Call)!);
    }

    /// <summary>Whatever ran in the method before a statement runs.</summary>
    private static IEnumerable<SyntaxNode> Before(StatementSyntax statement)
    {
        for (SyntaxNode at = statement; at is not MethodDeclarationSyntax; at = at.Parent!)
        {
            if (at.Parent is BlockSyntax block)
                foreach (var earlier in block.Statements.TakeWhile(s => s != at)) yield return earlier;
            if (at.Parent is IfStatementSyntax branch && at != branch.Condition) yield return branch.Condition;
        }
    }

    /// <summary>What a statement has called, or used a member of, whichever way it went.</summary>
    private static IEnumerable<string> Used(SyntaxNode part) => Always(part)?.DescendantNodesAndSelf(RunsWhole).SelectMany(n => n switch
    {
        MemberAccessExpressionSyntax access => [access.Expression.ToString()],
        InvocationExpressionSyntax call => [call.ToString()],
        _ => Array.Empty<string>(),
    }) ?? [];

    private static SyntaxNode? Always(SyntaxNode part) => part switch
    {
        IfStatementSyntax branch => branch.Condition,
        LocalDeclarationStatementSyntax or ExpressionStatementSyntax or ExpressionSyntax => part,
        _ => null,
    };

    private static bool RunsWhole(SyntaxNode node) => node is not (AnonymousFunctionExpressionSyntax or ConditionalExpressionSyntax
        or ConditionalAccessExpressionSyntax or SwitchExpressionSyntax or BinaryExpressionSyntax
        {
            RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression or (int)SyntaxKind.CoalesceExpression,
        });
}
