using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Optimizer.Core.Source;

namespace Optimizer.Core.Generation;

/// <summary>Looks through one body for what is not pure. Members of the platform that it reaches are handed on.</summary>
/// <param name="source">The function.</param>
/// <param name="member">What the body belongs to.</param>
/// <param name="reach">Told of each reached member that has source.</param>
internal sealed class PurityWalk(FunctionSource source, ISymbol member, Action<ISymbol> reach) : WriteWalk
{
    private readonly ImmutabilityWalk immutability = new(source.Compilation);

    /// <summary>The first thing that refutes purity.</summary>
    public (string Because, SyntaxNode Where)? Refuted { get; private set; }

    /// <summary>The first thing that the source does not say enough of.</summary>
    public (string Because, SyntaxNode Where)? Unknown { get; private set; }

    public override void VisitInvocation(IInvocationOperation operation)
    {
        Call(operation.TargetMethod, operation.Instance, operation);
        base.VisitInvocation(operation);
    }

    public override void VisitObjectCreation(IObjectCreationOperation operation)
    {
        if (operation.Constructor is { } constructor) Call(constructor, null, operation);
        base.VisitObjectCreation(operation);
    }

    public override void VisitMethodReference(IMethodReferenceOperation operation)
    {
        Call(operation.Method, operation.Instance, operation);
        base.VisitMethodReference(operation);
    }

    public override void VisitPropertyReference(IPropertyReferenceOperation operation)
    {
        if (!IsWritten(operation) && operation.Property.GetMethod is { } getter) Call(getter, operation.Instance, operation);
        base.VisitPropertyReference(operation);
    }

    public override void VisitFieldReference(IFieldReferenceOperation operation)
    {
        var field = operation.Field;
        if (!field.IsConst && !IsWritten(operation) && field.ContainingType.TypeKind != TypeKind.Enum) Read(field, operation);
        base.VisitFieldReference(operation);
    }

    public override void VisitInterpolation(IInterpolationOperation operation)
    {
        Text(operation.Expression);
        base.VisitInterpolation(operation);
    }

    public override void VisitBinaryOperator(IBinaryOperation operation)
    {
        if (operation.OperatorMethod is { } method) Call(method, null, operation);
        if (operation.Type?.SpecialType == SpecialType.System_String)
        {
            Text(operation.LeftOperand);
            Text(operation.RightOperand);
        }
        base.VisitBinaryOperator(operation);
    }

    public override void VisitConversion(IConversionOperation operation)
    {
        if (operation.OperatorMethod is { } method) Call(method, null, operation);
        base.VisitConversion(operation);
    }

    public override void VisitParameterReference(IParameterReferenceOperation operation)
    {
        if (operation.Parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
            && IsFunction(constructor.ContainingType) && operation.Type is { } type && (type.IsValueType || immutability.IsImmutable(type)))
            Doubt($"uses {operation.Parameter.Name}, which is set from outside", operation.Syntax);
        base.VisitParameterReference(operation);
    }

    public override void VisitForEachLoop(IForEachLoopOperation operation)
    {
        if (operation.Collection is IConversionOperation { Operand.Type: { } type } && IsOwn(type))
            Doubt($"enumerates {type.Name}, which does so by its own code", operation.Syntax);
        base.VisitForEachLoop(operation);
    }

    public override void VisitLock(ILockOperation operation) => Doubt("takes a lock", operation.Syntax);

    public override void VisitDynamicInvocation(IDynamicInvocationOperation operation) => Doubt("calls dynamically", operation.Syntax);

    public override void VisitEventAssignment(IEventAssignmentOperation operation) => Refute("subscribes to an event", operation.Syntax);

    protected override void Write(IOperation target)
    {
        switch (target)
        {
            case ILocalReferenceOperation or IDiscardOperation or IDeclarationExpressionOperation or IParameterReferenceOperation { Parameter.RefKind: RefKind.None or RefKind.Out }:
                return;
            case IFieldReferenceOperation { Field.IsStatic: true } or IPropertyReferenceOperation { Property.IsStatic: true }:
                Refute("changes a static member", target.Syntax);
                return;
            case IMemberReferenceOperation { Instance: { } instance } when IsFresh(instance):
            case IArrayElementReferenceOperation element when IsFresh(element.ArrayReference):
                if (target is IPropertyReferenceOperation { Property.SetMethod: { } setter } && setter.Locations.Any(l => l.IsInSource)) reach(setter);
                return;
            case IMemberReferenceOperation { Instance: IInstanceReferenceOperation } when !IsFunction(member.ContainingType):
                Doubt($"changes its {member.ContainingType.Name}", target.Syntax);
                return;
            default:
                Refute("changes something that was not made in this call", target.Syntax);
                return;
        }
    }

    /// <summary>A value that becomes part of a text.</summary>
    private void Text(IOperation value)
    {
        while (value is IConversionOperation { OperatorMethod: null } conversion) value = conversion.Operand;
        if (value.Type is not { TypeKind: not TypeKind.Enum } type || value.ConstantValue.HasValue) return;
        if (PureFramework.IsCultureSensitive(type)) Doubt("writes a number or a date in the current culture", value.Syntax);
        else if (IsOwn(type)) Doubt($"writes {type.Name}, which does so by its own code", value.Syntax);
    }

    private void Call(IMethodSymbol method, IOperation? instance, IOperation at)
    {
        if (method.MethodKind is MethodKind.DelegateInvoke)
        {
            if (instance is not ILocalReferenceOperation) Doubt("calls a delegate that it is given", at.Syntax);
        }
        else if (method.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction || method.ContainingType.IsAnonymousType) return;
        else if (IsOwn(method.ContainingType)) Reach(method, instance, at);
        else Framework(method, instance, at);
    }

    private void Reach(IMethodSymbol method, IOperation? instance, IOperation at)
    {
        var overridable = method.IsAbstract || (method.IsVirtual || method.IsOverride) && !method.ContainingType.IsSealed && !method.IsSealed;
        if (overridable && instance?.Type?.IsSealed != true && !IsGenerated(method))
            Doubt($"calls {Name(method)}, which can be overridden", at.Syntax);
        else
            reach(method);
    }

    /// <summary>What the compiler writes for a record is pure where its members are.</summary>
    private static bool IsGenerated(IMethodSymbol method) => method.IsImplicitlyDeclared && method.ContainingType.IsRecord;

    private void Framework(IMethodSymbol method, IOperation? instance, IOperation at)
    {
        if (PureFramework.World(method) is { } world) Refute($"calls {Name(method)}, {world}", at.Syntax);
        else if (PureFramework.UsesCulture(method)) Doubt($"calls {Name(method)} in the current culture", at.Syntax);
        else if (PureFramework.IsPure(method)) return;
        else if (!PureFramework.ChangesItsObject(method)) Doubt($"calls {Name(method)}, of which nothing is known", at.Syntax);
        else if (!IsFresh(instance)) Refute($"calls {Name(method)} on an object that was not made in this call", at.Syntax);
    }

    private void Read(IFieldSymbol field, IOperation at)
    {
        if (!field.Locations.Any(l => l.IsInSource))
        {
            if (!field.IsReadOnly) Doubt($"reads {Name(field)}", at.Syntax);
        }
        else if (!field.IsStatic && !IsFunction(field.ContainingType)) return;
        else if (!field.IsReadOnly) Refute($"reads {Name(field)}, which can change", at.Syntax);
        else if (!field.IsStatic && !HasInitializer(field)) Doubt($"reads {Name(field)}, which is set from outside", at.Syntax);
        else if (!immutability.IsImmutable(field.Type) && !OnlyReads.Of(field, source.Compilation)) Doubt($"reads {Name(field)}, whose content can change", at.Syntax);
    }

    /// <summary>Fields of requests and other values travel with them; only the function's own outlive a call.</summary>
    private bool IsFunction(INamedTypeSymbol type) => TypeFacts.Chain(source.Type).Contains(type, SymbolEqualityComparer.Default);

    private static bool IsOwn(ITypeSymbol type) => type.Locations.Any(l => l.IsInSource);

    private static bool HasInitializer(IFieldSymbol field) => field.DeclaringSyntaxReferences
        .Any(r => r.GetSyntax() is VariableDeclaratorSyntax { Initializer: not null });

    /// <summary>Whether an object was made in this body, so that nobody else can hold it yet.</summary>
    private bool IsFresh(IOperation? value) => value switch
    {
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } => true,
        IInstanceReferenceOperation => member is IMethodSymbol { MethodKind: MethodKind.Constructor } or IMethodSymbol { IsInitOnly: true },
        IObjectCreationOperation or IArrayCreationOperation or ICollectionExpressionOperation or IWithOperation => true,
        IConversionOperation conversion => IsFresh(conversion.Operand),
        IInvocationOperation call => PureFramework.MakesNew(call.TargetMethod) || PureFramework.IsFluent(call.TargetMethod) && IsFresh(call.Instance),
        ILocalReferenceOperation local => FreshLocals.Contains(local, IsFresh),
        _ => false,
    };

    private void Refute(string because, SyntaxNode where) => Refuted ??= (because, where);

    private void Doubt(string because, SyntaxNode where) => Unknown ??= (because, where);

    private static bool IsWritten(IOperation operation) =>
        operation.Parent is ISimpleAssignmentOperation assignment && assignment.Target == operation;

    private static string Name(ISymbol symbol) => symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } or { Name: "" }
        ? $"new {symbol.ContainingType.Name}" : $"{symbol.ContainingType?.Name}.{((symbol as IMethodSymbol)?.AssociatedSymbol ?? symbol).Name}";
}
