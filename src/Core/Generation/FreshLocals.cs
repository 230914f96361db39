using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Optimizer.Core.Generation;

/// <summary>Local variables that only ever hold objects made in the same body.</summary>
internal static class FreshLocals
{
    /// <param name="use">A use of the local.</param>
    /// <param name="isFresh">Whether a value was made in the body.</param>
    public static bool Contains(ILocalReferenceOperation use, Func<IOperation?, bool> isFresh)
    {
        IOperation root = use;
        while (root.Parent is not null) root = root.Parent;
        var values = root.DescendantsAndSelf().SelectMany(o => Assigned(o, use.Local)).ToList();
        return values.Count > 0 && values.TrueForAll(v => v is not ILocalReferenceOperation && isFresh(v));
    }

    private static IEnumerable<IOperation?> Assigned(IOperation operation, ILocalSymbol local) => operation switch
    {
        IVariableDeclaratorOperation declarator when Is(declarator.Symbol, local) =>
            declarator.GetVariableInitializer() is { } initializer ? [initializer.Value] : declarator.Parent is IForEachLoopOperation ? [null] : [],
        ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment when Is(target.Local, local) => [assignment.Value],
        IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } argument when Refers(argument.Value, local) => [null],
        IDeconstructionAssignmentOperation deconstruction when deconstruction.Target.DescendantsAndSelf().Any(o => Refers(o, local)) => [null],
        IForEachLoopOperation loop when loop.Locals.Any(l => Is(l, local)) => [null],
        IPatternOperation when operation is IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol declared } && Is(declared, local) => [null],
        _ => [],
    };

    private static bool Refers(IOperation operation, ILocalSymbol local) => operation switch
    {
        ILocalReferenceOperation reference => Is(reference.Local, local),
        IDeclarationExpressionOperation declaration => Refers(declaration.Expression, local),
        _ => false,
    };

    private static bool Is(ILocalSymbol one, ILocalSymbol other) => SymbolEqualityComparer.Default.Equals(one, other);
}
