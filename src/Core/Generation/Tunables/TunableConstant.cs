using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Optimizer.Core.Model;
using Optimizer.Core.Optimizations;
using Optimizer.Core.Source;

namespace Optimizer.Core.Generation.Tunables;

/// <summary>A constant of a function's class whose attribute <c>Tunable</c> names other values.</summary>
/// <param name="Value">What it is now.</param>
/// <param name="Cheaper">The value that the attribute names next.</param>
/// <param name="Choices">How many values it names.</param>
internal sealed record TunableConstant(string Name, ExpressionSyntax Value, ExpressionSyntax Cheaper, int Choices)
{
    private const string Attribute = "Optimizer.Runtime.TunableAttribute";

    /// <summary>1-based line of the value.</summary>
    public int Line => Value.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    /// <returns>The first constant that may have a cheaper value; null where there is none.</returns>
    public static TunableConstant? Find(FunctionSource source) => source.Declaration.Members.OfType<FieldDeclarationSyntax>()
        .Select(field => Of(field, source.Compilation.GetSemanticModel(field.SyntaxTree))).FirstOrDefault(found => found is not null);

    /// <returns>The whole new text of the function's file.</returns>
    /// <exception cref="GenerationRefusedException">There is no such constant, or the value is none of those that it may have.</exception>
    public static string Rewrite(FunctionSource source, Tuning.Plan plan)
    {
        if (Find(source) is not { } constant || constant.Name != plan.Constant || constant.Cheaper.ToString() != plan.Value)
            throw new GenerationRefusedException(new Reason(
                "tuning.no-such-value", $"{source.File} has no tunable constant {plan.Constant} whose next value is {plan.Value}."));
        var edits = new TextEdits();
        edits.Replace(constant.Value.Span, plan.Value);
        return edits.Apply(source.Declaration.SyntaxTree.GetText());
    }

    private static TunableConstant? Of(FieldDeclarationSyntax field, SemanticModel model)
    {
        if (field.Declaration.Variables is not [{ Initializer.Value: { } value } variable]) return null;
        if (model.GetDeclaredSymbol(variable) is not IFieldSymbol { IsConst: true }) return null;
        var attribute = field.AttributeLists.SelectMany(l => l.Attributes).FirstOrDefault(a => model.GetTypeInfo(a).Type?.ToDisplayString() == Attribute);
        List<ExpressionSyntax> values = [.. attribute?.ArgumentList?.Arguments.Select(a => a.Expression) ?? []];
        var at = values.FindIndex(v => v.ToString() == value.ToString());
        return at >= 0 && at + 1 < values.Count ? new TunableConstant(variable.Identifier.ValueText, value, values[at + 1], values.Count) : null;
    }
}
