using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Optimizer.Core.Generation;

/// <summary>Finds every place that code writes to, however it is written: assigned, counted up, deconstructed into, or given away by reference.</summary>
internal abstract class WriteWalk : OperationWalker
{
    public override void VisitSimpleAssignment(ISimpleAssignmentOperation operation)
    {
        Write(operation.Target);
        base.VisitSimpleAssignment(operation);
    }

    public override void VisitCompoundAssignment(ICompoundAssignmentOperation operation)
    {
        Write(operation.Target);
        base.VisitCompoundAssignment(operation);
    }

    public override void VisitCoalesceAssignment(ICoalesceAssignmentOperation operation)
    {
        Write(operation.Target);
        base.VisitCoalesceAssignment(operation);
    }

    public override void VisitIncrementOrDecrement(IIncrementOrDecrementOperation operation)
    {
        Write(operation.Target);
        base.VisitIncrementOrDecrement(operation);
    }

    public override void VisitDeconstructionAssignment(IDeconstructionAssignmentOperation operation)
    {
        Elements(operation.Target);
        base.VisitDeconstructionAssignment(operation);
    }

    public override void VisitArgument(IArgumentOperation operation)
    {
        if (operation.Parameter?.RefKind is RefKind.Ref or RefKind.Out) Write(operation.Value);
        base.VisitArgument(operation);
    }

    /// <param name="target">A local, a member, an element, a declaration or a discard.</param>
    protected abstract void Write(IOperation target);

    private void Elements(IOperation target)
    {
        if (target is ITupleOperation tuple)
            foreach (var element in tuple.Elements) Elements(element);
        else
            Write(target);
    }
}
