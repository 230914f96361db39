using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Optimizer.Core.Generation.Overlap;

/// <summary>Looks through one method for anything but reads and computing with what was read.</summary>
internal sealed class ReadOnlyWalk : WriteWalk
{
    private readonly ReadCalls calls;
    private bool passes = true;

    private ReadOnlyWalk(ReadCalls calls) => this.calls = calls;

    public static bool Passes(IOperation body, ReadCalls calls)
    {
        var walk = new ReadOnlyWalk(calls);
        walk.Visit(body);
        return walk.passes;
    }

    public override void VisitInvocation(IInvocationOperation operation)
    {
        var method = operation.TargetMethod;
        Require(calls.IsRead(operation) || OfResponse(method) || PureFramework.IsPureCall(method) || IsOwn(method) && calls.IsProven(method)
            || PureFramework.ChangesItsObject(method) && operation.Instance is ILocalReferenceOperation local && FreshLocals.Contains(local, v => v is IObjectCreationOperation));
        base.VisitInvocation(operation);
    }

    public override void VisitObjectCreation(IObjectCreationOperation operation)
    {
        var made = operation.Constructor!;
        Require(IsOwn(made) ? made.IsImplicitlyDeclared || operation.Type!.IsRecord : PureFramework.IsPure(made));
        base.VisitObjectCreation(operation);
    }

    public override void VisitMethodReference(IMethodReferenceOperation operation)
    {
        Require(IsOwn(operation.Method) ? calls.IsProven(operation.Method) : PureFramework.IsPureCall(operation.Method));
        base.VisitMethodReference(operation);
    }

    public override void VisitPropertyReference(IPropertyReferenceOperation operation)
    {
        var property = operation.Property;
        Require(IsOwn(property) ? IsAutomatic(property) : OfResponse(property) || property.GetMethod is { } getter && PureFramework.World(getter) is null);
        base.VisitPropertyReference(operation);
    }

    public override void VisitFieldReference(IFieldReferenceOperation operation)
    {
        Require(operation.Field is { IsConst: true } or { IsReadOnly: true } || !IsOwn(operation.Field));
        base.VisitFieldReference(operation);
    }

    public override void VisitLock(ILockOperation operation) => passes = false;

    public override void VisitDynamicInvocation(IDynamicInvocationOperation operation) => passes = false;

    public override void VisitEventAssignment(IEventAssignmentOperation operation) => passes = false;

    protected override void Write(IOperation target) => Require(target is ILocalReferenceOperation or IDiscardOperation or IDeclarationExpressionOperation
        or IParameterReferenceOperation { Parameter.RefKind: RefKind.None }
        or IMemberReferenceOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } });

    private void Require(bool holds) => passes &= holds;

    /// <summary>A GET whose response the method itself disposes of, and what is done with it.</summary>
    private static bool OfResponse(ISymbol member) => member is { Name: "GetAsync", ContainingType.Name: "HttpClient" }
        || member.ContainingType.Name is "HttpContent" or "HttpContentJsonExtensions" or "JsonSerializer"
            && (member.Name.StartsWith("Read", StringComparison.Ordinal) || member.Name is "Deserialize")
        || member.ContainingType.Name == "HttpResponseMessage";

    private static bool IsOwn(ISymbol symbol) => symbol.ContainingType.Locations.Any(l => l.IsInSource);

    private static bool IsAutomatic(IPropertySymbol property) =>
        property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(f => SymbolEqualityComparer.Default.Equals(f.AssociatedSymbol, property));
}
