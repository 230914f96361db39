using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Optimizer.Core.Proof.Coverage;

/// <summary>Weaves a count into each outcome of each decision of the given members.</summary>
/// <param name="model">Of the tree that is rewritten.</param>
/// <param name="members">Declarations whose decisions count.</param>
/// <param name="depth">What counts.</param>
/// <param name="first">Number of the first branch.</param>
/// <param name="firstComparison">Number of the first comparison.</param>
internal sealed class BranchRewriter(SemanticModel model, IReadOnlySet<SyntaxNode> members, ProbeDepth depth, int first, int firstComparison) : CSharpSyntaxRewriter
{
    private readonly NumericComparisons numbers = new(model);
    private readonly bool expressions = depth >= ProbeDepth.Expressions;
    private int within;

    /// <summary>One past the number of the last branch.</summary>
    public int Next { get; private set; } = first;

    /// <summary>One past the number of the last comparison.</summary>
    public int NextComparison { get; private set; } = firstComparison;

    private bool Measures => within > 0 && depth == ProbeDepth.Distances;

    public override SyntaxNode? Visit(SyntaxNode? node)
    {
        var enters = node is not null && members.Contains(node);
        if (enters) within++;
        var visited = base.Visit(node);
        if (enters) within--;
        return visited;
    }

    public override SyntaxNode? VisitAttributeList(AttributeListSyntax node) => node;

    public override SyntaxNode? VisitIfStatement(IfStatementSyntax node)
    {
        var visited = (IfStatementSyntax)base.VisitIfStatement(node)!;
        if (within == 0) return visited;
        var otherwise = visited.Else is { } written
            ? written.WithStatement(Counted(written.Statement))
            : SyntaxFactory.ElseClause(SyntaxFactory.Block(BranchProbe.Hit(Next++)));
        return visited.WithStatement(Counted(visited.Statement)).WithElse(otherwise);
    }

    public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node)
    {
        var visited = (WhileStatementSyntax)base.VisitWhileStatement(node)!;
        return CanWrap(node.Condition) ? visited.WithCondition(Either(visited.Condition)) : visited;
    }

    public override SyntaxNode? VisitDoStatement(DoStatementSyntax node)
    {
        var visited = (DoStatementSyntax)base.VisitDoStatement(node)!;
        return CanWrap(node.Condition) ? visited.WithCondition(Either(visited.Condition)) : visited;
    }

    public override SyntaxNode? VisitForStatement(ForStatementSyntax node)
    {
        var visited = (ForStatementSyntax)base.VisitForStatement(node)!;
        return node.Condition is { } condition && CanWrap(condition) ? visited.WithCondition(Either(visited.Condition!)) : visited;
    }

    public override SyntaxNode? VisitForEachStatement(ForEachStatementSyntax node)
    {
        var visited = (ForEachStatementSyntax)base.VisitForEachStatement(node)!;
        return within == 0 ? visited : visited.WithStatement(Counted(visited.Statement));
    }

    public override SyntaxNode? VisitSwitchSection(SwitchSectionSyntax node)
    {
        var visited = (SwitchSectionSyntax)base.VisitSwitchSection(node)!;
        return within == 0 ? visited : visited.WithStatements(visited.Statements.Insert(0, BranchProbe.Hit(Next++)));
    }

    public override SyntaxNode? VisitCatchClause(CatchClauseSyntax node)
    {
        var visited = (CatchClauseSyntax)base.VisitCatchClause(node)!;
        return within == 0 ? visited : visited.WithBlock(Counted(visited.Block));
    }

    public override SyntaxNode? VisitSwitchExpressionArm(SwitchExpressionArmSyntax node)
    {
        var visited = (SwitchExpressionArmSyntax)base.VisitSwitchExpressionArm(node)!;
        if (within == 0 || !expressions) return visited;
        var passes = BranchProbe.Pass(Next++);
        var condition = visited.WhenClause is { } when
            ? SyntaxFactory.BinaryExpression(SyntaxKind.LogicalAndExpression, SyntaxFactory.ParenthesizedExpression(when.Condition), passes)
            : passes;
        return visited.WithWhenClause(SyntaxFactory.WhenClause(condition));
    }

    public override SyntaxNode? VisitConditionalExpression(ConditionalExpressionSyntax node)
    {
        var visited = (ConditionalExpressionSyntax)base.VisitConditionalExpression(node)!;
        return expressions && CanWrap(node.Condition) ? visited.WithCondition(Either(visited.Condition)) : visited;
    }

    public override SyntaxNode? VisitSwitchExpression(SwitchExpressionSyntax node)
    {
        var visited = (SwitchExpressionSyntax)base.VisitSwitchExpression(node)!;
        return visited.WithGoverningExpression(Matched(node.GoverningExpression, visited.GoverningExpression, node.Arms.SelectMany(a => NumericComparisons.Constants(a.Pattern))));
    }

    public override SyntaxNode? VisitSwitchStatement(SwitchStatementSyntax node)
    {
        var visited = (SwitchStatementSyntax)base.VisitSwitchStatement(node)!;
        var constants = node.Sections.SelectMany(s => s.Labels).SelectMany(l => l switch
        {
            CasePatternSwitchLabelSyntax pattern => NumericComparisons.Constants(pattern.Pattern),
            CaseSwitchLabelSyntax constant => [constant.Value],
            _ => [],
        });
        return visited.WithExpression(Matched(node.Expression, visited.Expression, constants));
    }

    public override SyntaxNode? VisitIsPatternExpression(IsPatternExpressionSyntax node)
    {
        var visited = (IsPatternExpressionSyntax)base.VisitIsPatternExpression(node)!;
        return visited.WithExpression(Matched(node.Expression, visited.Expression, NumericComparisons.Constants(node.Pattern)));
    }

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        var visited = (InvocationExpressionSyntax)base.VisitInvocationExpression(node)!;
        if (!Measures || numbers.Rounded(node) is not { } type) return visited;
        var value = visited.ArgumentList.Arguments[0];
        var noted = DistanceProbe.Rounded(type, value.Expression, NextComparison, numbers.Digits(node));
        NextComparison += 2;
        return visited.WithArgumentList(visited.ArgumentList.WithArguments(visited.ArgumentList.Arguments.Replace(value, value.WithExpression(noted))));
    }

    public override SyntaxNode? VisitBinaryExpression(BinaryExpressionSyntax node)
    {
        var visited = (BinaryExpressionSyntax)base.VisitBinaryExpression(node)!;
        if (Measures && numbers.Of(node) is { } comparison)
            return DistanceProbe.Compare(comparison.Method, comparison.Type, visited.Left, visited.Right, NextComparison++).WithTriviaFrom(visited);
        var isShortCircuit = node.IsKind(SyntaxKind.LogicalAndExpression) || node.IsKind(SyntaxKind.LogicalOrExpression);
        return expressions && isShortCircuit && CanWrap(node.Left) ? visited.WithLeft(Either(visited.Left)) : visited;
    }

    private ExpressionSyntax Matched(ExpressionSyntax original, ExpressionSyntax visited, IEnumerable<ExpressionSyntax> candidates)
    {
        if (!Measures || numbers.Matched(original, candidates) is not { Constants: { Count: > 0 } constants } matched) return visited;
        var noted = DistanceProbe.Matched(matched.Type, visited, NextComparison, constants);
        NextComparison += constants.Count;
        return noted.WithTriviaFrom(visited);
    }

    /// <summary>A condition that is a plain bool, not known to the compiler, and that declares no variable whose assignment depends on it.</summary>
    private bool CanWrap(ExpressionSyntax condition) =>
        within > 0
        && model.GetTypeInfo(condition).Type?.SpecialType == SpecialType.System_Boolean
        && !model.GetConstantValue(condition).HasValue
        && !condition.DescendantNodesAndSelf().Any(n => n is VariableDesignationSyntax);

    private ExpressionSyntax Either(ExpressionSyntax condition)
    {
        var counted = BranchProbe.Either(condition, Next);
        Next += 2;
        return counted;
    }

    private BlockSyntax Counted(StatementSyntax statement)
    {
        var hit = BranchProbe.Hit(Next++);
        return statement is BlockSyntax block
            ? block.WithStatements(block.Statements.Insert(0, hit))
            : SyntaxFactory.Block(hit, statement);
    }
}
