using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Optimizer.Core.Proof;
using Optimizer.Local.Commands.Bench.Mutants.Operators;

namespace Optimizer.Local.Commands.Bench.Mutants;

/// <summary>
/// Changes that mean the same by a rule that can be read off the source. They are listed and not counted; that a mutant survived is
/// never a reason.
/// </summary>
internal static class Exclusions
{
    /// <summary>Decided after compiling.</summary>
    public const string SameAssembly = "compiles to the very same assembly";

    /// <summary>Sizes that a collection begins with, and limits of a pool: they say how fast, not what.</summary>
    private static readonly string[] Sizes = ["capacity", "bufferSize", "concurrencyLevel"];

    /// <returns>The rule that excludes the site; null when it counts.</returns>
    public static string? Of(Site site, MutationTarget target)
    {
        if (site.At.FirstAncestorOrSelf<AttributeListSyntax>() is not null)
            return "the contract is read from the original's attributes, not from the change's";
        if (IsMessage(site.At)) return "text of an exception's message or of a log line; exceptions are compared by type (DESIGN 5)";
        if (IsSize(site.At, target)) return "initial size of a collection or buffer";
        if (IsPoolTuning(site.At)) return "tuning of pooled connections: how long they live, not what they answer";
        if (IsReadingBuffered(site.At, target)) return "token of a read from a response that HttpClient has already buffered";
        if (IsGuard(site.At)) return "guard against a null that the request's type forbids: which of .NET's two exceptions refuses it is not compared (CaseComparison)";
        if (SaysTwice(site)) return "a check, a read of a buffered response or a wait for tasks that are held, made twice";
        if (IsOutOfReach(site)) return "a bound of the retries' delays that these cannot reach, raised";
        if (IsDefault(site, target)) return "the default that is written is the value that was there";
        if (Caseless.IsComparison(site.At, target)) return "ordinal comparison with a text that has no letters, with and without case";
        if (SwapsReads(site)) return "reads among themselves have no order (SafeCalls)";
        return null;
    }

    private static bool IsMessage(SyntaxNode at) =>
        at.Ancestors().OfType<ArgumentListSyntax>().Any(list => list.Parent switch
        {
            ObjectCreationExpressionSyntax { Parent: ThrowStatementSyntax or ThrowExpressionSyntax } => true,
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: var name } } => name.StartsWith("Log", StringComparison.Ordinal),
            _ => false,
        });

    private static bool IsSize(SyntaxNode at, MutationTarget target) =>
        at is LiteralExpressionSyntax { Parent: ArgumentSyntax { Parent: ArgumentListSyntax list } argument }
        && target.Model.GetSymbolInfo(list.Parent!).Symbol is IMethodSymbol method
        && list.Arguments.IndexOf(argument) is var place && place < method.Parameters.Length && Sizes.Contains(method.Parameters[place].Name);

    private static bool IsPoolTuning(SyntaxNode at) =>
        at.FirstAncestorOrSelf<AssignmentExpressionSyntax>()?.Left.ToString() is "PooledConnectionLifetime" or "PooledConnectionIdleTimeout" or "MaxConnectionsPerServer";

    private static bool IsReadingBuffered(SyntaxNode at, MutationTarget target) =>
        at.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }
        && target.Model.GetSymbolInfo(call).Symbol is IMethodSymbol { ContainingType.Name: "HttpContent" or "HttpContentJsonExtensions" }
        && !target.Root.ToString().Contains("ResponseHeadersRead", StringComparison.Ordinal);

    private static bool IsGuard(SyntaxNode at) => at is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call } && call.Expression.ToString() == "ArgumentNullException.ThrowIfNull";

    private static bool SaysTwice(Site site) => site.Changes is [{ NewText: var text }] && Repeated.Any(r => text!.Split(r).Length == 3 || (text.StartsWith("_ = ", StringComparison.Ordinal) && text.Contains(r, StringComparison.Ordinal)));

    private static readonly string[] Repeated = ["EnsureSuccessStatusCode(", "Content.ReadAs", "Content.ReadFromJson", "await Task.WhenAll("];

    private static bool IsOutOfReach(Site site) =>
        site.At.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { } option && StepFacts.IsBoundOutOfReach(option)
        && site.Changes is [{ NewText: { } text }] && text.Length > site.At.ToString().Length;

    /// <summary>A constant that is its type's default gave way to <c>default</c>.</summary>
    private static bool IsDefault(Site site, MutationTarget target) =>
        site.At is ExpressionSyntax expression && site.Changes is [{ NewText: "default!" }] && target.Model.GetConstantValue(expression) is { HasValue: true, Value: var value }
        && (value is null || (value.GetType().IsValueType && value.Equals(Activator.CreateInstance(value.GetType()))));

    private static bool SwapsReads(Site site) =>
        site.Changes.Length == 2 && site.At is StatementSyntax first && first.Parent is BlockSyntax block
        && site.Changes.All(c => block.Statements.Any(s => s.Span == c.Span && Calls(s).Count > 0 && Calls(s).TrueForAll(SafeCalls.IsSafe)));

    private static List<string> Calls(StatementSyntax statement) =>
        [.. statement.DescendantNodes().OfType<AwaitExpressionSyntax>().Select(a => a.Expression).OfType<InvocationExpressionSyntax>()
            .Select(c => c.Expression).OfType<MemberAccessExpressionSyntax>().Select(m => m.Name.Identifier.Text)];
}
