using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Optimizer.Core.Generation.Overlap;

/// <summary>
/// Whether a call can be started without failing there and then: an exception before the call before it has ended would take the place
/// of that call's own, and leave it running.
/// </summary>
/// <param name="used">Expressions of which members were used before, so that they are not null.</param>
internal sealed partial class QuietStart(IReadOnlySet<string> used)
{
    public bool Of(IInvocationOperation call)
    {
        var given = ReadCalls.IsHttpGet(call) ? call.Arguments.Where(a => a.Parameter?.Name == "requestUri").ToList() : [];
        return call.Arguments.All(a => IsQuiet(a.Value)) && given.TrueForAll(a => IsAddress(a.Value));
    }

    private bool IsQuiet(IOperation value) => value switch
    {
        { ConstantValue.HasValue: true } or IDefaultValueOperation or ILocalReferenceOperation or IParameterReferenceOperation => true,
        IConversionOperation { OperatorMethod: null, Conversion.IsImplicit: true } conversion => IsQuiet(conversion.Operand),
        IFieldReferenceOperation field => Holds(field.Instance),
        IPropertyReferenceOperation { Arguments.Length: 0 } property => IsPlain(property.Property) && Holds(property.Instance),
        IInterpolatedStringOperation text => text.Parts.All(p => p is not IInterpolationOperation part || IsText(part.Expression)),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum => IsText(sum.LeftOperand) && IsText(sum.RightOperand),
        IInvocationOperation call => IsKnownCall(call),
        _ => false,
    };

    private bool IsText(IOperation value)
    {
        while (value is IConversionOperation { OperatorMethod: null } conversion) value = conversion.Operand;
        return value.Type is { } type && TypeFacts.IsValue(type) && IsQuiet(value);
    }

    /// <summary>Not null: a value, the function itself, or something that was used before.</summary>
    private bool Holds(IOperation? instance) => instance is null or IInstanceReferenceOperation
        || IsQuiet(instance) && (instance.Type is { IsValueType: true } || used.Contains(instance.Syntax.ToString()));

    /// <summary>The same call was made before; or a value is written as text.</summary>
    private bool IsKnownCall(IInvocationOperation call) => used.Contains(call.Syntax.ToString())
        || call is { TargetMethod.Name: "ToString", Instance.Type: { IsValueType: true } type } && TypeFacts.IsValue(type)
            && IsQuiet(call.Instance!) && call.Arguments.All(a => IsQuiet(a.Value));

    private static bool IsPlain(IPropertySymbol property) => !property.Locations.Any(l => l.IsInSource)
        ? property.ContainingType.ToDisplayString() is "string" or "System.Globalization.CultureInfo"
        : property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(f => SymbolEqualityComparer.Default.Equals(f.AssociatedSymbol, property));

    /// <summary>An address that is one whatever stands in its holes.</summary>
    private static bool IsAddress(IOperation value) => value.ConstantValue is { HasValue: true, Value: string whole }
        ? Uri.TryCreate(whole, UriKind.RelativeOrAbsolute, out _)
        : Beginning().IsMatch(Lead(value.Syntax));

    private static string Lead(SyntaxNode text) => text switch
    {
        InterpolatedStringExpressionSyntax { Contents: [InterpolatedStringTextSyntax first, ..] } => first.TextToken.ValueText,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => Lead(sum.Left),
        LiteralExpressionSyntax literal => literal.Token.ValueText,
        ParenthesizedExpressionSyntax inner => Lead(inner.Expression),
        _ => "",
    };

    [GeneratedRegex(@"^(https?://[\w.-]+(:\d{1,4})?/|/?[\w-]+[/?])")]
    private static partial Regex Beginning();
}
